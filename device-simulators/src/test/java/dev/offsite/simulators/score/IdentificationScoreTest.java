package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.scenario.Promise;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Passer;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentificationScoreTest {

  private static final Instant BEGIN = Instant.parse("2026-11-22T04:00:00Z");
  private static final String SCALE = "wim-1";
  private static final Passer KNOWABLE = new Passer("浙A00001", List.of(), true);
  private static final Passer NOBODY = new Passer("浙A00001", List.of("浙A00002"), false);
  private static final Passer CHANCE = new Passer("浙A00001", List.of("浙A00002"), null);
  private static final Passer STRANGER = new Passer(null, List.of(), false);

  @Test
  void truckThatMustBeNamed_isFoundOrMissedOrNamedWrongly() {
    assertThat(score(KNOWABLE, "浙A00001")).isEqualTo(figures(1, 1, 1, 0, 0, 0));
    assertThat(score(KNOWABLE, null)).isEqualTo(figures(1, 0, 0, 0, 0, 0));
    assertThat(score(KNOWABLE, "浙A00002")).isEqualTo(figures(1, 0, 0, 1, 0, 0));
  }

  @Test
  void whereNobodyCanKnow_everyNameIsRash_alsoTheRightOne() {
    assertThat(score(NOBODY, null)).isEqualTo(figures(0, 0, 0, 0, 0, 1));
    assertThat(score(NOBODY, "浙A00001")).isEqualTo(figures(0, 0, 0, 1, 1, 1));
    assertThat(score(STRANGER, "浙A00001")).isEqualTo(figures(0, 0, 0, 1, 1, 1));
  }

  @Test
  void whereChanceDecides_theRightNameIsRight_andNoneIsNotMissed() {
    assertThat(score(CHANCE, "浙A00001")).isEqualTo(figures(0, 0, 1, 0, 0, 0));
    assertThat(score(CHANCE, null)).isEqualTo(figures(0, 0, 0, 0, 0, 0));
    assertThat(score(CHANCE, "浙A00002")).isEqualTo(figures(0, 0, 0, 1, 0, 0));
  }

  @Test
  void nameForWhatNeverHappened_isWrong() {
    Score score = score(List.of(), candidate("浙A00001"), List.of());

    assertThat(IdentificationScore.of(score)).isEqualTo(figures(0, 0, 0, 1, 0, 0));
  }

  @Test
  void truckWhoseTerminalMayBeSpoilt_needNotBeNamed() {
    List<DeviceFaults> spoilt =
        List.of(new DeviceFaults("truck-1", "浙A00001", List.of("drop"), List.of("drop")));
    Score score = score(List.of(truth(KNOWABLE)), candidate(null), spoilt);

    assertThat(IdentificationScore.of(score)).isEqualTo(figures(0, 0, 0, 0, 0, 0));
    assertThat(IdentificationScore.of(score).isEmpty()).isTrue();
  }

  @Test
  void promise_isBrokenByOneWrongName_orByOneThatIsMissing() {
    Promise all = new Promise(1, 1);

    assertThat(figures(4, 4, 5, 0, 0, 3).isBroken(all)).isFalse();
    assertThat(figures(4, 4, 5, 1, 0, 3).isBroken(all)).isTrue();
    assertThat(figures(4, 3, 5, 0, 0, 3).isBroken(all)).isTrue();
    assertThat(figures(4, 0, 0, 9, 9, 9).isBroken(null)).isFalse();
  }

  @Test
  void document_saysTheFigures_onlyWhereSomebodyCrossedUnread() {
    ScoreDocument document = document(score(List.of(truth(KNOWABLE)), candidate(null), List.of()));

    assertThat(document.identified().recall().value()).isZero();
    assertThat(ScoreTable.of(document))
        .anyMatch(line -> line.startsWith("who crossed unread: 1 trucks to be named"));
    assertThat(ScoreDocument.parse(document.toJson())).isEqualTo(document);
    assertThat(Scores.mixed().identified()).isNull();
    assertThat(ScoreTable.of(Scores.mixed())).noneMatch(line -> line.contains("crossed unread"));
  }

  private static ScoreDocument document(Score score) {
    return ScoreDocument.of("unread", score, PromiseCheck.of(Map.of(), score));
  }

  private static IdentificationScore figures(
      int expected, int found, int right, int wrong, int rash, int unnameable) {
    return new IdentificationScore(expected, found, right, wrong, rash, unnameable);
  }

  private static IdentificationScore score(Passer passer, @Nullable String named) {
    return IdentificationScore.of(score(List.of(truth(passer)), candidate(named), List.of()));
  }

  private static Score score(
      List<Truth> truths, TrackedCandidate candidate, List<DeviceFaults> devices) {
    return Scorer.score(
        truths,
        List.of(candidate),
        new Observation(BEGIN, BEGIN.plusSeconds(600), Duration.ofSeconds(8)),
        devices);
  }

  private static Truth truth(Passer passer) {
    Instant at = BEGIN.plusSeconds(60);
    return new Truth(
        Offence.BRIDGE_OVERLOAD, SCALE, "site-1", 120, 30, at, at, "60 t", false, null, passer);
  }

  private static TrackedCandidate candidate(@Nullable String named) {
    Candidate unread =
        Candidates.of(ViolationKind.BRIDGE_OVERLOAD)
            .subject(null, SCALE)
            .site("site-1")
            .at(120, 30)
            .span(BEGIN.plusSeconds(60), BEGIN.plusSeconds(60))
            .build();
    return new TrackedCandidate(named == null ? unread : naming(unread, named), null);
  }

  private static Candidate naming(Candidate unread, String plate) {
    return new Candidate(
        unread.id(),
        unread.revision(),
        unread.phase(),
        unread.supersededBy(),
        unread.kind(),
        unread.rule(),
        unread.subject(),
        unread.episode(),
        unread.facts().with(Map.of("trackPlate", plate), List.of("IDENTIFIED_BY_TRACK")),
        unread.place(),
        unread.law(),
        unread.gate(),
        unread.evidence(),
        unread.deadlines(),
        unread.clocks(),
        unread.related(),
        unread.dumpingTrace());
  }
}
