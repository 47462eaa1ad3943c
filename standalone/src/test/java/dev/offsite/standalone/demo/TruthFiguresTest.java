package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.score.Observation;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.score.Scorer;
import dev.offsite.simulators.score.TrackedCandidate;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TruthFiguresTest {

  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final Truth PASSAGE =
      new Truth(Offence.BRIDGE_OVERLOAD, "浙A12345", "site-1", 120.2, 30.3, NOON, NOON, "60 t");

  @Test
  void of_falseCandidate_countsOnceItHasSettled() {
    Score score = score(List.of(), overload("c-1", NOON.plusSeconds(5)));

    assertThat(figures(score, NOON.plusSeconds(4)).unfounded()).isZero();
    assertThat(figures(score, NOON.plusSeconds(5)).unfounded()).isZero();
    assertThat(figures(score, NOON.plusSeconds(6)).unfounded()).isEqualTo(1);
    assertThat(figures(score, Instant.MAX).unfounded()).isEqualTo(1);
  }

  @Test
  void of_secondCandidateOfATruth_countsOnceItHasSettled() {
    Score score =
        score(
            List.of(PASSAGE),
            overload("c-1", NOON.plusSeconds(5)),
            overload("c-2", NOON.plusSeconds(6)));

    assertThat(figures(score, NOON.plusSeconds(6)).duplicate()).isZero();
    assertThat(figures(score, NOON.plusSeconds(7)).duplicate()).isEqualTo(1);
  }

  @Test
  void of_foundTruth_countsAtOnce() {
    Score score = score(List.of(PASSAGE), overload("c-1", NOON.plusSeconds(5)));

    assertThat(figures(score, NOON)).isEqualTo(new TruthFigures(1, 1, 0, 0, 0));
  }

  @Test
  void of_missedTruth_doesNotWaitForACandidate() {
    assertThat(figures(score(List.of(PASSAGE)), NOON).missed()).isEqualTo(1);
  }

  @Test
  void of_wrongCandidate_countsForItsKindOnly() {
    Score score = score(List.of(), overload("c-1", NOON));

    assertThat(TruthFigures.of(score, Instant.MAX))
        .containsOnlyKeys(
            Stream.of(ViolationKind.values())
                .filter(kind -> !kind.isOperational())
                .map(Offence::of)
                .toArray(Offence[]::new))
        .containsEntry(Offence.PROHIBITED_ZONE, new TruthFigures(0, 0, 0, 0, 0));
  }

  @Test
  void of_offenceWithoutDetector_isThereWithItsMisses() {
    Truth speeding =
        new Truth(
            Offence.SPEEDING, "浙A12345", "road", 120.2, 30.3, NOON, NOON.plusSeconds(20), "90");

    assertThat(TruthFigures.of(score(List.of(speeding)), Instant.MAX))
        .containsEntry(Offence.SPEEDING, new TruthFigures(1, 0, 1, 0, 0));
  }

  private static TruthFigures figures(Score score, Instant settledUntil) {
    return TruthFigures.of(score, settledUntil).get(Offence.BRIDGE_OVERLOAD);
  }

  private static Score score(List<Truth> truths, Candidate... candidates) {
    return Scorer.score(
        truths,
        Stream.of(candidates)
            .map(each -> new TrackedCandidate(each, each.clocks().decided()))
            .toList(),
        new Observation(NOON, NOON.plusSeconds(60), Duration.ofSeconds(8)));
  }

  private static Candidate overload(String id, Instant decided) {
    return new Candidate(
        id,
        1,
        Candidate.Phase.OPEN,
        null,
        ViolationKind.BRIDGE_OVERLOAD,
        new Candidate.RuleRef("bridge-overload", 1, "release-1"),
        new Candidate.Subject("浙A12345", "YELLOW", 0.97, "wim-1", null, null),
        new Candidate.Episode(NOON, 0, NOON, NOON, NOON, NOON, 0, null, 1),
        new Candidate.Facts(60_000, 49_000.0, 1.05, "kg", 11_000.0, 22.4, Map.of(), List.of()),
        new Candidate.Place(
            "site-1", null, null, "Bridge", 120.2, 30.3, "WGS84", null, "Shangcheng", "URBAN"),
        new Candidate.Law("Article 31", null, null, "overload", "traffic", 3),
        new Candidate.Gate(Candidate.Gate.Grade.ADMISSIBLE, List.of()),
        new Candidate.Evidence(List.of(), List.of(), List.of()),
        new Candidate.Deadlines(null, null, null),
        new Candidate.Clocks(NOON, NOON, decided),
        List.of());
  }
}
