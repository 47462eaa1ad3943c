package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.recording.RecordingSink;
import dev.offsite.simulators.recording.RecordingWriter;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CheckCommandTest {

  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private Simulation recorded(String faults, Path file) throws IOException {
    Simulation simulation =
        Simulation.of(
            Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(30),
            Instant.parse("2026-03-04T02:00:00Z"),
            7,
            FaultProfile.load(faults));
    long end = simulation.begin().plus(Duration.ofMinutes(3)).toEpochMilli();
    try (RecordingSink sink = new RecordingSink(RecordingWriter.create(file, Map.of()))) {
      MessageSource source = simulation.messages();
      while (source.nextDueMillis() < end) {
        sink.publish(source.next());
      }
    }
    simulation.scenario().writeReference(folder.resolve("reference"));
    return simulation;
  }

  @Test
  void check_healthyRecording_isUsable() throws IOException {
    Path file = folder.resolve("healthy.rec");
    recorded("none", file);
    Path json = folder.resolve("out/check.json");
    Path html = folder.resolve("out/check.html");

    int exit =
        execute(
            file.toString(),
            "--reference",
            folder.resolve("reference").toString(),
            "--json",
            json.toString(),
            "--html",
            html.toString());

    assertThat(exit).as(err.toString()).isZero();
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.path("usable").asBoolean()).isTrue();
    assertThat(report.path("comparedWithRegistry").asBoolean()).isTrue();
    assertThat(report.path("devices")).hasSize(41);
    assertThat(Files.readString(html)).contains("healthy.rec").contains("truck-00030");
  }

  @Test
  void check_recordingOfDevicesThatNobodyKnows_isNotUsable() throws IOException {
    Path file = folder.resolve("healthy.rec");
    recorded("none", file);
    Path reference = folder.resolve("reference");
    Files.writeString(reference.resolve("devices.json"), "{\"entries\": []}");
    Files.writeString(reference.resolve("permits.json"), "{\"entries\": []}");

    assertThat(execute(file.toString(), "--reference", reference.toString()))
        .as(err.toString())
        .isEqualTo(1);
  }

  @Test
  void check_damagedRecording_isNotUsable() throws IOException {
    Path file = folder.resolve("damaged.rec");
    recorded("none", file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(file, bytes);

    assertThat(execute(file.toString())).isEqualTo(1);
  }

  @Test
  void check_linesOfPayloads_needTheirTopic() throws IOException {
    Path file = folder.resolve("fixes.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int s = 0; s < 60; s++) {
      lines
          .append("{\"fixTime\":\"2026-03-04T02:00:")
          .append(s < 10 ? "0" : "")
          .append(s)
          .append("Z\",\"lng\":120.1,\"lat\":30.2}\n");
    }
    Files.writeString(file, lines);

    assertThat(execute(file.toString(), "--topic", "offsite/v1/truck/t-1/position")).isZero();
    assertThat(execute(file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Payloads on lines need --topic");
  }

  @Test
  void check_emptyFile_isNotUsable() throws IOException {
    Path file = Files.writeString(folder.resolve("empty.jsonl"), "");

    assertThat(execute(file.toString(), "--topic", "offsite/v1/truck/t-1/position")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--topic t, --topic belongs to a FILE",
    "x.rec --seconds 5, --seconds and --mqtt belong to a live topic",
    "--seconds 0, --seconds 0 is below 1",
    "--devices 0, --devices 0 is not between 1 and 1000000",
    "--user u, --user and --password-file belong to --mqtt",
    "--mqtt tcp://h:1 --user u, need each other",
    "--mqtt http://h, is not of the form"
  })
  void check_wrongUse_isSaid(String command, String message) {
    assertThat(execute(command.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(message).doesNotContain("should not happen");
  }

  @Test
  void check_nothingRuns_saysWhatToDo() {
    assertThat(execute("--data-dir", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("No Offsite runs on");
  }

  @Test
  void check_brokerThatIsNotThere_isSaid() {
    assertThat(execute("--mqtt", "tcp://127.0.0.1:1", "--seconds", "1")).isEqualTo(1);
    assertThat(err.toString()).contains("tcp://127.0.0.1:1").doesNotContain("should not happen");
  }

  private int execute(String... arguments) {
    CommandLine line = CommandLines.offsite();
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "check";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return line.execute(all);
  }
}
