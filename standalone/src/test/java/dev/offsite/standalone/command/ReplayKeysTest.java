package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingReader;
import dev.offsite.simulators.recording.RecordingWriter;
import dev.offsite.simulators.replay.DeviceClock;
import dev.offsite.simulators.replay.PlaybackControl;
import dev.offsite.simulators.replay.ReplayPlan;
import dev.offsite.simulators.replay.ReplaySource;
import dev.offsite.simulators.replay.Speed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayKeysTest {

  private static final Instant BEGIN = Instant.parse("2026-05-04T08:00:00Z");

  /** The message that the keys are pressed at; one comes every second. */
  private static final int AT = 50;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "., 60",
    "',', 40",
    "ESC[C, 60",
    "ESC[D, 40",
    "ESCOC, 60",
    "ESCOD, 40",
    "ESC[C., 70",
    "'..,', 60",
    "ESC[A, 51",
    "ESC[B, 51",
    "[C, 51",
    "ESCC, 51",
    "x, 51",
    "ESCx., 60",
  })
  void pressed_keys_goForwardAndBack(String keys, int next) throws Exception {
    PlaybackControl control = new PlaybackControl();
    try (RecordingReader reader = recording()) {
      ReplaySource source = source(reader, control);
      for (int i = 0; i <= AT; i++) {
        source.next();
      }
      ReplayKeys pressed = new ReplayKeys(control);
      keys.replace("ESC", "\u001b").chars().forEach(c -> pressed.pressed((char) c));
      source.nextDueMillis();
      assertThat(source.next().eventMillis()).isEqualTo(BEGIN.plusSeconds(next).toEpochMilli());
    }
  }

  @Test
  void pressed_space_pausesAndResumes() {
    PlaybackControl control = new PlaybackControl();
    ReplayKeys keys = new ReplayKeys(control);
    keys.pressed(' ');
    assertThat(control.isPaused()).isTrue();
    keys.pressed(' ');
    assertThat(control.isPaused()).isFalse();
  }

  private RecordingReader recording() throws Exception {
    Path file = folder.resolve("a.rec");
    try (RecordingWriter writer = RecordingWriter.create(file, Map.of())) {
      for (int i = 0; i < 100; i++) {
        writer.write(
            new RecordedMessage(BEGIN.plusSeconds(i), "other/topic", 1, false, new byte[1]));
      }
    }
    return RecordingReader.open(file, RecordingReader.Damage.REFUSE);
  }

  private static ReplaySource source(RecordingReader reader, PlaybackControl control)
      throws Exception {
    ReplayPlan plan = ReplayPlan.once(Speed.MAX).withClock(new DeviceClock.Original());
    return new ReplaySource(reader, plan, control, Clock.systemUTC());
  }
}
