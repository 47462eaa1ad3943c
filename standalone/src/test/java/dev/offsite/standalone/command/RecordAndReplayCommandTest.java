package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code record} and {@code replay} say of brokers and files that are not as they should. */
class RecordAndReplayCommandTest {

  /** Nobody listens there. */
  private static final String NOBODY = "tcp://127.0.0.1:1";

  private final StringWriter err = new StringWriter();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("a.rec");
  }

  @Test
  void record_brokerThatIsNotThere_leavesNoFile_soThatARetryIsNotRefused() {
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThat(execute("record", file.toString(), "--mqtt", NOBODY)).isEqualTo(1);
      assertThat(file).doesNotExist();
    }
    assertThat(err.toString())
        .contains(NOBODY + " does not let offsite/v1/# be recorded")
        .doesNotContain("exists already");
  }

  @Test
  void record_fileThatExists_isNotTouched() throws IOException {
    Files.writeString(file, "mine");
    assertThat(execute("record", file.toString(), "--mqtt", NOBODY)).isEqualTo(1);
    assertThat(err.toString()).contains("a.rec exists already; nothing was recorded.");
    assertThat(file).hasContent("mine");
  }

  @Test
  void replay_brokerThatIsNotThere_isSaidAtOnce() throws IOException {
    write();
    assertThat(execute("replay", file.toString(), "--mqtt", NOBODY)).isEqualTo(1);
    assertThat(err.toString()).contains("Cannot reach the broker " + NOBODY + ": ");
  }

  @Test
  void replay_firstBlockDamaged_isASentenceThatNamesOffsetAndRemedy() throws IOException {
    write();
    byte[] bytes = Files.readAllBytes(file);
    int block = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("OBLK");
    bytes[block + 41] ^= 1;
    Files.write(file, bytes);

    assertThat(execute("replay", file.toString(), "--data-dir", folder.resolve("d").toString()))
        .isEqualTo(1);

    assertThat(err.toString())
        .contains("Cannot play " + file)
        .contains("at byte " + block + ": ")
        .contains("--skip-damage")
        .doesNotContain("should not happen", "Exception");
    assertThat(folder.resolve("d/kafka")).doesNotExist();
  }

  @Test
  void replay_directory_isASentence() {
    assertThat(execute("replay", folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("Cannot read the recording " + folder + ": ")
        .doesNotContain("Exception");
  }

  private void write() throws IOException {
    try (RecordingWriter writer = RecordingWriter.create(file, Map.of())) {
      writer.write(
          new RecordedMessage(
              Instant.parse("2026-05-04T08:00:00Z"), "other/topic", 1, false, new byte[20]));
    }
  }

  private int execute(String... arguments) {
    CommandLine line = CommandLines.offsite();
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
