package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLinesTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void help_everyCommand_namesItsExitCodes() {
    for (List<String> command :
        List.of(
            List.<String>of(),
            List.of("demo"),
            List.of("up"),
            List.of("candidates"),
            List.of("feedback"),
            List.of("evidence"),
            List.of("evidence", "verify"),
            List.of("simulate"),
            List.of("score"),
            List.of("scenarios"),
            List.of("replay"),
            List.of("check"),
            List.of("record"),
            List.of("import"),
            List.of("bench"),
            List.of("bench", "detect"),
            List.of("bench", "ingest"),
            List.of("bench", "flood"),
            List.of("bench", "monitor"),
            List.of("bench", "path"),
            List.of("bench", "soak"),
            List.of("bench", "sizing"),
            List.of("bench", "state"),
            List.of("reference"),
            List.of("reference", "check"),
            List.of("reference", "publish"))) {
      out.getBuffer().setLength(0);
      String[] arguments = new String[command.size() + 1];
      command.toArray(arguments);
      arguments[command.size()] = "--help";

      assertThat(execute(arguments)).isZero();
      assertThat(out.toString()).as("%s", command).contains("Exit codes:").contains("143");
    }
  }

  @Test
  void execute_unknownOptionOrNoCommand_isUsage() {
    assertThat(execute("up", "--no-such-option")).isEqualTo(2);
    assertThat(execute()).isEqualTo(2);
    assertThat(execute("demo", "--seconds", "0")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "feedback c-1 --dismiss wrong, /reasonCode: 'wrong' is not up to 64 upper case letters",
    "feedback c-1 --duplicate-of c-1, /duplicateOf: is the case itself: c-1",
    "feedback c-1 --accept --close, mutually exclusive",
    "feedback c-1, Missing required argument",
    "evidence, 'Which? CANDIDATE-ID and --out FILE, or: verify FILE'",
    "evidence c-1, 'Which? CANDIDATE-ID and --out FILE, or: verify FILE'",
    "evidence c-1 --out x.zip --zone Nowhere, Nowhere",
    "demo --trucks -1, --trucks -1 is not between 0 and 99999",
    "demo --trucks 100000, --trucks 100000 is not between 0 and 99999",
    "demo --seconds 0, --seconds 0 is below 1",
    "up --seconds -5, --seconds -5 is below 1",
    "demo --parallelism 0, --parallelism 0 is not between 1 and 128",
    "up --parallelism 129, --parallelism 129 is not between 1 and 128",
    "replay no-such-file.csv --parallelism 0, --parallelism 0 is not between 1 and 128",
    "replay no-such-file.rec --speed 0.05, speed 0.05 is not between 0.1 and 1000",
    "replay no-such-file.rec --speed fast, speed 'fast' is no number",
    "replay no-such-file.rec --filter a#, # must be the whole of the last level",
    "replay no-such-file.rec --loop 0, --loop 0 is below 1",
    "replay no-such-file.rec --loop often, --loop often is no number",
    "replay no-such-file.rec --from banana, --from: 'banana' is neither like 90s",
    "replay no-such-file.rec --to soon, --to: 'soon' is neither like 90s",
    "replay no-such-file.rec --begin soon, --begin: ",
    "replay no-such-file.rec --mqtt http://h, --mqtt http://h is not of the form tcp://HOST:1883",
    "record x.rec --filter a+/b, + must be the whole of a level",
    "record x.rec --seconds 0, --seconds 0 is below 1",
    "record x.rec --messages 0, --messages 0 is below 1",
    "demo --mqtt-port -1, --mqtt-port -1 is not between 0 and 65535",
    "up --mqtt-port 65536, --mqtt-port 65536 is not between 0 and 65535",
    "up --kafka-port 99999, --kafka-port 99999 is not between 0 and 65535",
    "up --foreign-topic scale/{deviceId}/up, --foreign-topic: ingest.foreign-topics",
    "up --foreign-topic scale/{deviceId}/up=bus, 'bus' is no wim",
    "demo --trucks many, '--trucks'",
    "score --truth t.jsonl --settle -1, --settle -1 is not between 0 and 86400"
  })
  void execute_numberOutsideItsLimits_isUsageAndNamesOptionValueAndLimit(
      String command, String message) {
    Path untouched = folder.resolve("data");

    assertThat(execute((command + " --data-dir " + untouched).split(" "))).isEqualTo(2);

    assertThat(err.toString()).contains(message).doesNotContain("should not happen");
    assertThat(untouched).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "up --listen 0.0.0.0, --allow-plain",
    "demo --listen 10.0.0.5, --tls-cert FILE and --tls-key FILE",
    "up --tls-cert no-such.pem --tls-key no-such.key, --tls-cert no-such.pem does not exist"
  })
  void execute_listenerThatIsNotSecure_isRefusedBeforeAnythingIsTouched(
      String command, String message) {
    Path untouched = folder.resolve("data");

    assertThat(execute((command + " --data-dir " + untouched).split(" "))).isEqualTo(1);

    assertThat(err.toString()).contains(message).doesNotContain("should not happen");
    assertThat(untouched).doesNotExist();
  }

  @Test
  void evidenceVerify_withoutFileOrWithAWrongSeal_isUsage() {
    assertThat(execute("evidence", "verify")).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required parameter: 'FILE'");
    assertThat(execute("evidence", "verify", "x.zip", "--seal", "abc")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--seal 'abc' is not 64 lower-case hexadecimal digits")
        .doesNotContain("should not happen");
  }

  @Test
  void evidenceVerify_ofNoPackage_isFoundToBeWrong() throws IOException {
    Path file = folder.resolve("x.zip");
    assertThat(execute("evidence", "verify", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("there is no such file or directory");

    Files.writeString(file, "no archive");
    assertThat(execute("evidence", "verify", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("is not as it was made");
  }

  @Test
  void candidates_nothingRuns_saysWhatToDo() {
    assertThat(execute("candidates", "--data-dir", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("No Offsite runs on").contains("./offsite up");
  }

  @Test
  void demo_unknownScenarioOrFaults_namesWhatThereIs() {
    Path untouched = folder.resolve("data");
    assertThat(execute("demo", "--scenario", "nowhere", "--data-dir", untouched.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("no scenario 'nowhere'").contains("hangzhou-demo");
    assertThat(execute("demo", "--faults", "bad-luck", "--data-dir", untouched.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("'bad-luck'").contains("bad-network");
    assertThat(untouched).doesNotExist();
  }

  @Test
  void scenarios_listsEveryScenarioAndProfileWithWhatItIsAbout() {
    assertThat(execute("scenarios")).isZero();
    assertThat(out.toString().lines().map(String::strip))
        .containsAll(Scenario.names())
        .containsAll(FaultProfile.names());
    assertThat(out.toString()).contains("Seven bridges");
  }

  @Test
  void referenceCheck_emptyDirectory_fails() {
    assertThat(execute("reference", "check", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("holds no reference data");
  }

  @Test
  void replay_fileIsMissing_saysSo() {
    assertThat(execute("replay", folder.resolve("none.rec").toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("Cannot read the recording")
        .contains("none.rec: there is no such file or directory")
        .doesNotContain("Exception");
  }

  @Test
  void demo_filesThatCannotBeWritten_areRefusedBeforeAnythingStarts() {
    Path untouched = folder.resolve("data");
    String page = folder.resolve("no/page.html").toString();
    assertThat(execute("demo", "--html", page, "--data-dir", untouched.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Cannot write --html " + page + ": there is no directory");
    String same = folder.resolve("same").toString();
    assertThat(
            execute("demo", "--truth", same, "--report", same, "--data-dir", untouched.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--report and --truth are both " + same);
    assertThat(execute("demo", "--truth", folder.toString(), "--data-dir", untouched.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("it is a directory");
    assertThat(untouched).doesNotExist();
  }

  @Test
  void importAndReplay_archiveOfUnknownForm_askForItsMapping() throws java.io.IOException {
    Path archive = java.nio.file.Files.writeString(folder.resolve("a.txt"), "anything at all");
    assertThat(execute("import", archive.toString(), "--out", folder.resolve("o.rec").toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("Which --mapping?");
    assertThat(execute("replay", archive.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no recording: it does not begin with 89 OFREC");
  }

  @Test
  void import_mappedArchive_makesARecordingOnce() throws java.io.IOException {
    Path archive = folder.resolve("a.csv");
    java.nio.file.Files.writeString(archive, "t,x,y\n1777881600,120.1,30.2\nsoon,120.1,30.2\n");
    Path mapping = folder.resolve("m.yaml");
    java.nio.file.Files.writeString(
        mapping,
        """
        about: test
        form: CSV
        topic: offsite/v1/truck/t1/position
        receivedAt: {from: t, time: epoch-s}
        fields:
          fixTime: {from: t, time: epoch-s}
          lng: {from: x}
          lat: {from: y}
          load: {constant: UNKNOWN}
          cover: {constant: UNKNOWN}
          body: {constant: UNKNOWN}
        """);
    String[] arguments = {
      "import", archive.toString(), "--mapping", mapping.toString(), "--out", folder + "/o.rec"
    };
    assertThat(execute(arguments)).isZero();
    assertThat(folder.resolve("o.rec")).exists();
    assertThat(execute(arguments)).isEqualTo(1);
    assertThat(err.toString()).contains("exists already; nothing was imported");
  }

  @ParameterizedTest
  @CsvSource({
    "--rates 500;0, --rates 0 is not between 1 and 99999",
    "--rates 100000, --rates 100000 is not between 1 and 99999",
    "--rates many, '--rates'",
    "--seconds 9, --seconds 9 is not between 10 and 600",
    "--seconds 601, --seconds 601 is not between 10 and 600",
    "--warm-up-seconds -1, --warm-up-seconds -1 is not between 0 and 3600",
    "--warm-up-seconds 3601, --warm-up-seconds 3601 is not between 0 and 3600"
  })
  void benchPath_numberOutsideItsLimits_isUsage(String options, String message) {
    assertThat(execute(("bench path " + options.replace(';', ',')).split(" ", -1))).isEqualTo(2);

    assertThat(err.toString()).contains(message);
  }

  @Test
  void benchPath_jsonThatCannotBeWritten_isRefusedBeforeAnythingRuns() {
    String json = folder.resolve("no/path.json").toString();

    assertThat(execute("bench", "path", "--no-max", "--json", json)).isEqualTo(1);

    assertThat(err.toString()).contains("Cannot write --json " + json + ": there is no directory");
  }

  private int execute(String... arguments) {
    CommandLine line = CommandLines.offsite();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
