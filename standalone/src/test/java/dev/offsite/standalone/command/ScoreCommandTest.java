package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.simulators.truth.LineFile;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScoreCommandTest {

  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private Path truth;
  private Path candidates;

  @BeforeEach
  void oneFoundOneMissed() throws IOException {
    truth = folder.resolve("truth.jsonl");
    LineFile.TRUTHS.write(truth, List.of(passage("浙A00001", 0), passage("浙A00002", 10)));
    candidates = folder.resolve("candidates.jsonl");
    lines(candidate(1, Candidate.Phase.OPEN, 3), candidate(2, Candidate.Phase.CLOSED, 5));
  }

  @Test
  void score_allRevisions_tellsTheDelayAndEndsWellWhateverWasMissed() throws IOException {
    Path json = folder.resolve("new/score.json");

    assertThat(score("--until", "2026-03-02T04:01:00Z", "--json", json.toString()))
        .as("%s", err)
        .isZero();

    ScoreDocument.Row row = overload(json);
    assertThat(row.expected()).isEqualTo(2);
    assertThat(row.found()).isEqualTo(1);
    assertThat(row.missed()).isEqualTo(1);
    assertThat(row.reportingDelayS().p50()).isEqualTo(3.0);
    assertThat(row.promise()).isEqualTo(ScoreDocument.Verdict.MEASURED_ONLY);
    assertThat(out.toString()).contains("bridge overload             2      1      1");
  }

  @Test
  void score_lastRevisionOnly_hasNoDelay() throws IOException {
    Path json = folder.resolve("score.json");
    lines(candidate(2, Candidate.Phase.CLOSED, 5));

    assertThat(score("--json", json.toString())).isZero();

    assertThat(overload(json).found()).isEqualTo(1);
    assertThat(overload(json).reportingDelayS()).isNull();
  }

  @Test
  void score_withoutUntil_endsWithTheLastThatIsKnown() throws IOException {
    Path json = folder.resolve("score.json");

    assertThat(score("--json", json.toString())).isZero();

    assertThat(document(json).until()).isEqualTo(NOON.plusSeconds(10));
    assertThat(overload(json).expected()).as("the second had no time to settle").isEqualTo(1);
  }

  @Test
  void score_promiseBroken_isFailure_keptIsNot() {
    String minute = "2026-03-02T04:01:00Z";
    assertThat(score("--until", minute, "--promise", "hangzhou-demo")).isEqualTo(1);
    assertThat(out.toString()).contains("BROKEN (1.00, 1.00)");
    assertThat(score("--promise", "hangzhou-demo")).isZero();
  }

  @Test
  void score_devices_groupsByTheirFaults() throws IOException {
    Path devices = folder.resolve("devices.jsonl");
    DeviceFaults.FILES.write(
        devices, List.of(new DeviceFaults("wim-1", "site-1", List.of("lossy"))));

    assertThat(score("--devices", devices.toString())).isZero();

    assertThat(out.toString().lines()).anyMatch(line -> line.startsWith("lossy "));
  }

  @Test
  void score_html_isAPageOverTheFencesOfTheScenario() throws IOException {
    Path html = folder.resolve("score.html");

    assertThat(score("--html", html.toString(), "--promise", "hangzhou-demo")).isZero();

    assertThat(Files.readString(html)).startsWith("<!doctype html>").contains("zone-wulin-day");
  }

  @Test
  void score_candidatesOfAnotherTime_areLeftOut() throws IOException {
    Path json = folder.resolve("score.json");

    assertThat(score("--from", "2026-03-02T04:00:05Z", "--json", json.toString())).isZero();

    assertThat(overload(json).falseAlarms()).isZero();
    assertThat(overload(json).found()).isZero();
  }

  @Test
  void score_endBeforeBegin_isUsage() {
    assertThat(score("--from", "2026-03-02T05:00:00Z", "--until", "2026-03-02T04:00:00Z"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--until 2026-03-02T04:00:00Z is before --from");
  }

  @Test
  void score_noTruth_isUsage() {
    assertThat(execute("score", "--candidates", candidates.toString())).isEqualTo(2);
  }

  @Test
  void score_lineThatIsNoCandidate_isNamed() throws IOException {
    Files.writeString(candidates, "\n{\"id\":1}\n");

    assertThat(score()).isEqualTo(1);
    assertThat(err.toString()).contains("candidates.jsonl line 2 is no candidate").contains("/id");
  }

  @Test
  void score_missingFileOrScenario_isSaid() {
    assertThat(execute("score", "--truth", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Cannot read").contains("none");
    assertThat(score("--promise", "nowhere")).isEqualTo(1);
    assertThat(err.toString()).contains("no scenario 'nowhere'").doesNotContain("not happen");
  }

  @Test
  void score_emptyFiles_isAnEmptyTable() throws IOException {
    Files.writeString(truth, "");
    Files.writeString(candidates, "");

    assertThat(score()).as("%s", err).isZero();

    assertThat(out.toString()).contains("bridge overload             0      0      0");
  }

  private int score(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("score", "--truth", truth.toString(), "--candidates", candidates.toString()));
    arguments.addAll(Arrays.asList(more));
    return execute(arguments.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    CommandLine line = CommandLines.offsite();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private static ScoreDocument document(Path json) throws IOException {
    return ScoreDocument.parse(Files.readAllBytes(json));
  }

  private static ScoreDocument.Row overload(Path json) throws IOException {
    return document(json).offences().stream()
        .filter(row -> row.offence() == Offence.BRIDGE_OVERLOAD)
        .findFirst()
        .orElseThrow();
  }

  private void lines(Candidate... revisions) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Candidate revision : revisions) {
      lines
          .append(new String(new CandidateCodec().encode(revision), StandardCharsets.UTF_8))
          .append('\n');
    }
    Files.writeString(candidates, lines);
  }

  private static Truth passage(String plate, int afterS) {
    Instant at = NOON.plusSeconds(afterS);
    return new Truth(Offence.BRIDGE_OVERLOAD, plate, "site-1", 120.2, 30.3, at, at, "60 t");
  }

  private static Candidate candidate(int revision, Candidate.Phase phase, int decidedAfterS) {
    return new Candidate(
        "c-1",
        revision,
        phase,
        null,
        ViolationKind.BRIDGE_OVERLOAD,
        new Candidate.RuleRef("bridge-overload", 1, "release-1"),
        new Candidate.Subject("浙A00001", "YELLOW", 0.97, "wim-1", null, null),
        new Candidate.Episode(NOON, 0, NOON, NOON, NOON, NOON, 0, null, 1),
        new Candidate.Facts(60_000, 49_000.0, 1.05, "kg", 11_000.0, 22.4, Map.of(), List.of()),
        new Candidate.Place(
            "site-1", null, null, "Bridge", 120.2, 30.3, "WGS84", null, "Shangcheng", "URBAN"),
        new Candidate.Law("Article 31", null, null, "overload", "traffic", 3),
        new Candidate.Gate(Candidate.Gate.Grade.ADMISSIBLE, List.of()),
        new Candidate.Evidence(List.of(), List.of(), List.of()),
        new Candidate.Deadlines(null, null, null),
        new Candidate.Clocks(NOON, NOON, NOON.plusSeconds(decidedAfterS)),
        List.of());
  }
}
