package dev.offsite.simulators.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.simulators.world.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {

  @TempDir private Path folder;

  @Test
  void file_written_readsBackTheSame() throws IOException {
    List<Truth> truths = Worlds.demo(40).truthLog().until(Worlds.NOON.plusSeconds(300));
    Path file = folder.resolve("truth.jsonl");
    LineFile.TRUTHS.write(file, truths);
    assertThat(truths).hasSizeGreaterThan(50);
    assertThat(LineFile.TRUTHS.read(file)).isEqualTo(truths);
    assertThat(Files.readAllLines(file)).hasSize(truths.size()).allMatch(l -> l.startsWith("{"));
  }

  @Test
  void file_lineThatIsNoTruth_isRefusedNamingTheLine() throws IOException {
    Path file = folder.resolve("truth.jsonl");
    Files.writeString(file, "{\"kind\":\"PROHIBITED_ZONE\"}\n");
    assertThatThrownBy(() -> LineFile.TRUTHS.read(file)).hasMessageContaining("line 1");
  }
}
