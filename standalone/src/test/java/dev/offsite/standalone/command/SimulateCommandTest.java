package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.truth.LineFile;
import dev.offsite.simulators.truth.Truth;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SimulateCommandTest {

  private static final Instant BEGIN = Instant.parse("2026-11-22T04:00:00Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void out_sameSeedAndBegin_areTheSameBytes() throws IOException {
    assertThat(toFile("one.rec", "--seed 7 --faults bad-network")).isZero();
    assertThat(toFile("two.rec", "--seed 7 --faults bad-network")).isZero();
    assertThat(toFile("three.rec", "--seed 8 --faults bad-network")).isZero();
    byte[] one = Files.readAllBytes(folder.resolve("one.rec"));
    assertThat(one).hasSizeGreaterThan(10_000);
    assertThat(Files.readAllBytes(folder.resolve("two.rec"))).isEqualTo(one);
    assertThat(Files.readAllBytes(folder.resolve("three.rec"))).isNotEqualTo(one);
  }

  @Test
  void out_fileThatExists_isNotTouched() throws IOException {
    Files.writeString(folder.resolve("there.rec"), "mine");
    assertThat(toFile("there.rec", "")).isEqualTo(1);
    assertThat(err.toString()).contains("there.rec exists already; nothing was written");
    assertThat(folder.resolve("there.rec")).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--truth", "--devices"})
  void files_thatExist_areNotTouched_andNothingElseIsWritten(String option) throws IOException {
    Path there = Files.writeString(folder.resolve("there"), "mine");
    Path reference = folder.resolve("town");

    assertThat(toFile("a.rec", option + " " + there + " --reference " + reference)).isEqualTo(1);

    assertThat(err.toString()).contains("there exists already; nothing was written.");
    assertThat(there).hasContent("mine");
    assertThat(folder.resolve("a.rec")).doesNotExist();
    assertThat(reference).doesNotExist();
  }

  @Test
  void reference_outThatExists_isNotWritten() throws IOException {
    Files.writeString(folder.resolve("there.rec"), "mine");
    Path reference = folder.resolve("town");
    assertThat(toFile("there.rec", "--reference " + reference)).isEqualTo(1);
    assertThat(reference).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--truth, --devices",
    "--truth, --reference",
    "--out, --truth",
  })
  void files_twoTheSame_areUsage_andNothingIsWritten(String one, String other) {
    Path same = folder.resolve("same");
    Path spelled = folder.resolve("x").resolve("..").resolve("same");
    assertThat(
            execute(
                "simulate",
                "--seconds",
                "1",
                "--out",
                folder.resolve("o.rec").toString(),
                one,
                same.toString(),
                other,
                spelled.toString()))
        .isEqualTo(2);
    if (!one.equals("--out")) {
      assertThat(err.toString()).contains(one + " and " + other + " are both");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void files_withoutParent_areRefusedBeforeAnythingIsWritten() {
    Path truth = folder.resolve("no/such/truth.jsonl");
    assertThat(toFile("a.rec", "--truth " + truth)).isEqualTo(1);
    assertThat(err.toString())
        .contains("Cannot write --truth " + truth + ": there is no directory")
        .contains("nothing was written");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1969-12-31T23:59:59Z", "9900-01-01T00:00:01Z", "+99999-01-01T00:00:00Z"})
  void begin_outOfRange_isUsageBeforeAFileIsMade(String begin) {
    assertThat(
            execute(
                "simulate",
                "--seconds",
                "1",
                "--trucks",
                "1",
                "--begin",
                begin,
                "--out",
                folder.resolve("a.rec").toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--begin " + begin + " is not between 1970-01-01");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "9900-01-01T00:00:00Z"})
  void begin_atItsLimits_isPlayed(String begin) {
    assertThat(
            execute(
                "simulate",
                "--seconds",
                "1",
                "--trucks",
                "1",
                "--begin",
                begin,
                "--out",
                folder.resolve("a.rec").toString()))
        .isZero();
  }

  @Test
  void scenario_placeThatIsNotThere_isUsageAndNamesFileLineAndKey() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), "about: x\nplace: mars\n");
    assertThat(execute("simulate", "--seconds", "0", "--scenario", plan.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("--scenario: scenario plan.yaml, line 2: key 'place': no place 'mars'")
        .doesNotContain("Exception", "should not happen");
  }

  @Test
  void files_truthDevicesAndReference_areWritten() throws IOException {
    Path truth = folder.resolve("truth.jsonl");
    Path devices = folder.resolve("devices.jsonl");
    Path reference = folder.resolve("town");
    assertThat(
            toFile(
                "a.rec",
                "--faults duplicates --truth "
                    + truth
                    + " --devices "
                    + devices
                    + " --reference "
                    + reference))
        .isZero();
    List<Truth> truths = LineFile.TRUTHS.read(truth);
    assertThat(truths).isNotEmpty().allMatch(t -> t.start().isBefore(BEGIN.plusSeconds(60)));
    assertThat(DeviceFaults.FILES.read(devices))
        .hasSize(7 + 4 + 30)
        .anyMatch(device -> device.faults().equals(List.of("duplicate")))
        .anyMatch(device -> device.faults().isEmpty());
    assertThat(execute("reference", "check", reference.toString())).isZero();
  }

  @Test
  void secondsZero_onlyWritesFilesAndNeedsNoBroker() {
    Path reference = folder.resolve("town");
    assertThat(
            execute(
                "simulate", "--seconds", "0", "--trucks", "5", "--reference", reference.toString()))
        .isZero();
    assertThat(reference.resolve("devices.json")).exists();
  }

  @Test
  void target_nothingRunsAndNoneIsNamed_saysWhatToDo() {
    assertThat(execute("simulate", "--seconds", "1", "--data-dir", folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("No Offsite runs on")
        .contains("./offsite up")
        .contains("--mqtt")
        .contains("--out");
  }

  @Test
  void target_brokerThatIsNotThere_isNamed() {
    assertThat(execute("simulate", "--seconds", "1", "--mqtt", "tcp://127.0.0.1:1")).isEqualTo(1);
    assertThat(err.toString()).contains("Cannot reach the broker tcp://127.0.0.1:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--scenario nowhere | no scenario 'nowhere'; there is hangzhou-demo, yuhang-5216",
        "--faults gremlins | no fault profile and no file 'gremlins'; there is none, duplicates",
        "--seconds -1 | --seconds -1 is below 0",
        "--trucks 100000 | --trucks 100000 is not between 0 and 99999",
        "--speed 2 | faster than real time needs --seconds",
        "--speed max | faster than real time needs --seconds",
        "--speed fast --seconds 1 | speed 'fast' is neither a number nor max",
        "--speed 0 --seconds 1 | speed 0.0 is not 0.001 to 100000.0, nor max",
        "--begin yesterday | --begin 'yesterday' is not like",
        "--out a --mqtt tcp://h:1 | --out and --mqtt exclude each other",
        "--user me | --user and --password-file belong to --mqtt",
        "--mqtt tcp://h:1 --user me | --user and --password-file need each other",
        "--mqtt http://h | --mqtt http://h is not of the form tcp://HOST:1883",
        "--out a | faster than real time needs --seconds",
      })
  void options_wrong_areUsageAndNameOptionValueAndLimit(String options, String message) {
    assertThat(execute(("simulate " + options).split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(message).doesNotContain("should not happen");
  }

  private int toFile(String name, String more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("simulate", "--trucks", "30", "--seconds", "60", "--begin", BEGIN.toString()));
    arguments.addAll(List.of("--out", folder.resolve(name).toString()));
    if (!more.isEmpty()) {
      arguments.addAll(Arrays.asList(more.split(" ")));
    }
    return execute(arguments.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    CommandLine line = CommandLines.offsite();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
