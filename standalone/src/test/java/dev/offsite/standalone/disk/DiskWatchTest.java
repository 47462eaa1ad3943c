package dev.offsite.standalone.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.standalone.instance.StartException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskWatchTest {

  private static final long MIB = 1L << 20;
  private static final DiskLimits LIMITS = new DiskLimits(400 * MIB);
  private static final Path FOLDER = Path.of("data");

  private long free = Long.MAX_VALUE;
  private boolean readable = true;
  private final DiskWatch watch =
      new DiskWatch(
          FOLDER,
          LIMITS,
          folder -> {
            if (!readable) {
              throw new IOException("gone");
            }
            return free;
          });

  @Test
  void look_bothSidesOfEachLimit() {
    assertThat(at(1_600 * MIB)).isEqualTo(DiskState.AMPLE);
    assertThat(at(1_600 * MIB - 1)).isEqualTo(DiskState.LOW);
    assertThat(at(400 * MIB)).isEqualTo(DiskState.LOW);
    assertThat(at(400 * MIB - 1)).isEqualTo(DiskState.SHORT);
    assertThat(at(100 * MIB)).isEqualTo(DiskState.SHORT);
    assertThat(at(100 * MIB - 1)).isEqualTo(DiskState.FULL);
    assertThat(at(0)).isEqualTo(DiskState.FULL);
  }

  @Test
  void requireSpace_bothSidesOfTheMinimum_namesFolderAndFigures() {
    free = 400 * MIB;
    assertThatCode(watch::requireSpace).doesNotThrowAnyException();
    free = 400 * MIB - 1;
    assertThatThrownBy(watch::requireSpace)
        .isInstanceOf(StartException.class)
        .hasMessage(
            "The disk of data has 399 MiB free, and at least 400 MiB are needed. Make room, name a"
                + " folder on another disk with --data-dir, or lower --disk-min-mb.");
  }

  @Test
  void warning_whileTheStateStays_isTheSameSentence() {
    assertThat(watch.warning()).isEmpty();
    free = 300 * MIB;
    String first = watch.warning().orElseThrow();
    assertThat(first).contains("data has less than 400 MiB free: devices are refused");
    free = 200 * MIB;
    assertThat(watch.warning()).contains(first);
    free = 50 * MIB;
    assertThat(watch.warning().orElseThrow()).contains("less than 100 MiB", "ends before");
    free = 1_000 * MIB;
    assertThat(watch.warning().orElseThrow()).contains("less than 1600 MiB", "Make room");
    free = 2_000 * MIB;
    assertThat(watch.warning()).isEmpty();
  }

  @Test
  void look_diskThatDoesNotTell_stopsNothingThatRuns() {
    readable = false;
    assertThat(watch.look()).isEqualTo(DiskState.AMPLE);
    assertThat(watch.warning()).isEmpty();
    assertThatThrownBy(watch::requireSpace)
        .hasMessageContaining("data")
        .hasMessageContaining("gone");
  }

  @Test
  void look_realFolder_tells(@TempDir Path folder) throws StartException {
    DiskWatch real = new DiskWatch(folder, new DiskLimits(1));
    real.requireSpace();
    assertThat(real.look()).isEqualTo(DiskState.AMPLE);
  }

  @Test
  void limits_ofNothing_areRefused() {
    assertThatThrownBy(() -> new DiskLimits(0)).hasMessageContaining("0 is below 1 byte");
  }

  private DiskState at(long bytes) {
    free = bytes;
    return watch.look();
  }
}
