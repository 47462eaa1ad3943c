package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScorerTest {

  private static final Instant T0 = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration SETTLE = Duration.ofSeconds(8);
  private static final Observation MINUTE = new Observation(T0, T0.plusSeconds(60), SETTLE);

  @Test
  void nothing_isPerfect() {
    Score score = Scorer.score(List.of(), List.of(), MINUTE);
    assertThat(score.isPerfect()).isTrue();
    assertThat(score.kinds()).containsOnlyKeys(ViolationKind.values());
    assertThat(score.kinds().get(ViolationKind.PROHIBITED_ZONE))
        .isEqualTo(new KindScore(0, 0, 0, 0, 0, 0));
  }

  @Test
  void stay_sameFenceSubjectAndTime_isFound() {
    assertThat(zone(List.of(stay(10, 30)), List.of(zoneCandidate("浙A00001", 11, 29).build())))
        .isEqualTo(new KindScore(1, 1, 0, 0, 0, 0));
  }

  @Test
  void stay_foundByDevice_isFound() {
    assertThat(
            zone(
                List.of(
                    new Truth(
                        Offence.PROHIBITED_ZONE, "truck-1", "zone", 120, 30, at(10), at(30), "")),
                List.of(zoneCandidate(null, 11, 29).build())))
        .isEqualTo(new KindScore(1, 1, 0, 0, 0, 0));
  }

  @Test
  void stay_withoutCandidate_isMissed() {
    assertThat(zone(List.of(stay(10, 30)), List.of())).isEqualTo(new KindScore(1, 0, 1, 0, 0, 0));
  }

  @Test
  void stay_otherPlateFenceOrTime_isMissedAndFalse() {
    KindScore wrong = new KindScore(1, 0, 1, 1, 0, 0);
    assertThat(zone(List.of(stay(10, 30)), List.of(zoneCandidate("浙A00002", 11, 29).build())))
        .isEqualTo(wrong);
    assertThat(
            zone(
                List.of(stay(10, 30)),
                List.of(zoneCandidate("浙A00001", 11, 29).fence("other").build())))
        .isEqualTo(wrong);
    assertThat(zone(List.of(stay(10, 30)), List.of(zoneCandidate("浙A00001", 36, 40).build())))
        .isEqualTo(wrong);
  }

  @Test
  void stay_timeJustWithinTheSlack_isFound() {
    assertThat(zone(List.of(stay(10, 30)), List.of(zoneCandidate("浙A00001", 35, 40).build())))
        .isEqualTo(new KindScore(1, 1, 0, 0, 0, 0));
  }

  @Test
  void stay_twoCandidates_oneIsDuplicate() {
    assertThat(
            zone(
                List.of(stay(10, 30)),
                List.of(
                    zoneCandidate("浙A00001", 11, 18).build(),
                    zoneCandidate("浙A00001", 22, 29).build())))
        .isEqualTo(new KindScore(1, 1, 0, 0, 1, 0));
  }

  @Test
  void twoStays_oneCandidateOverBoth_findsOneOnly() {
    assertThat(
            zone(
                List.of(stay(10, 20), stay(30, 45)),
                List.of(zoneCandidate("浙A00001", 11, 44).build())))
        .isEqualTo(new KindScore(2, 1, 1, 0, 0, 0));
  }

  @Test
  void twoStays_twoCandidates_areFoundEach() {
    assertThat(
            zone(
                List.of(stay(10, 20), stay(23, 45)),
                List.of(
                    zoneCandidate("浙A00001", 24, 44).build(),
                    zoneCandidate("浙A00001", 11, 19).build())))
        .isEqualTo(new KindScore(2, 2, 0, 0, 0, 0));
  }

  @Test
  void withdrawnCandidate_doesNotCount() {
    assertThat(
            zone(
                List.of(stay(10, 30)),
                List.of(zoneCandidate("浙A00001", 11, 29).withdrawn().build())))
        .isEqualTo(new KindScore(1, 0, 1, 0, 0, 0));
  }

  @Test
  void truthTooLateForEvidence_isExpectedOnlyIfFound() {
    Truth late = stay(53, 90);
    assertThat(zone(List.of(late), List.of())).isEqualTo(new KindScore(0, 0, 0, 0, 0, 0));
    assertThat(zone(List.of(late), List.of(zoneCandidate("浙A00001", 54, 60).build())))
        .isEqualTo(new KindScore(1, 1, 0, 0, 0, 0));
    assertThat(zone(List.of(stay(52, 90)), List.of()))
        .as("exactly the time to settle")
        .isEqualTo(new KindScore(1, 0, 1, 0, 0, 0));
  }

  @Test
  void truthMostlyBeforeTheObservation_isExpectedOnlyIfFound() {
    assertThat(zone(List.of(stay(-100, 7)), List.of())).isEqualTo(new KindScore(0, 0, 0, 0, 0, 0));
    assertThat(zone(List.of(stay(-100, 8)), List.of())).isEqualTo(new KindScore(1, 0, 1, 0, 0, 0));
  }

  @Test
  void truthWithoutEnd_isExpected() {
    Truth open = new Truth(Offence.PROHIBITED_ZONE, "浙A00001", "zone", 120, 30, at(10), null, "");
    assertThat(zone(List.of(open), List.of())).isEqualTo(new KindScore(1, 0, 1, 0, 0, 0));
    assertThat(zone(List.of(open), List.of(zoneCandidate("浙A00001", 55, 60).build())))
        .isEqualTo(new KindScore(1, 1, 0, 0, 0, 0));
  }

  @Test
  void passage_sameSiteMomentAndPlate_isFound() {
    assertThat(overload(List.of(passage("浙B1", 10)), List.of(weighed("浙B1", 11).build())))
        .isEqualTo(new KindScore(1, 1, 0, 0, 0, 0));
    assertThat(overload(List.of(passage("浙B1", 10)), List.of(weighed("浙B1", 12).build())))
        .isEqualTo(new KindScore(1, 0, 1, 1, 0, 0));
    assertThat(
            overload(
                List.of(passage("浙B1", 10)), List.of(weighed("浙B1", 10).site("other").build())))
        .isEqualTo(new KindScore(1, 0, 1, 1, 0, 0));
  }

  @Test
  void passage_unreadablePlate_isFoundByDevice() {
    assertThat(overload(List.of(passage("wim-1", 10)), List.of(weighed(null, 10).build())))
        .isEqualTo(new KindScore(1, 1, 0, 0, 0, 0));
  }

  @Test
  void passage_twoUnreadableWithinTheSlack_arePairedByTheNearestMoment() {
    assertThat(
            overload(
                List.of(passage("wim-1", 10), passage("wim-1", 11)),
                List.of(weighed(null, 11).build(), weighed(null, 10).build())))
        .isEqualTo(new KindScore(2, 2, 0, 0, 0, 0));
  }

  @Test
  void passage_beforeOrTooNearTheEnd_isNotExpected() {
    assertThat(overload(List.of(passage("浙B1", -1), passage("浙B2", 53)), List.of()))
        .isEqualTo(new KindScore(0, 0, 0, 0, 0, 0));
  }

  @Test
  void exemptVehicle_inadmissible_isExcused_butAdmissibleIsFalse() {
    assertThat(
            overload(List.of(), List.of(weighed("浙X1", 10).inadmissible("EXEMPT_VEHICLE").build())))
        .isEqualTo(new KindScore(0, 0, 0, 0, 0, 1));
    assertThat(overload(List.of(), List.of(weighed("浙X1", 10).inadmissible("NO_SIGN").build())))
        .isEqualTo(new KindScore(0, 0, 0, 1, 0, 0));
    assertThat(overload(List.of(), List.of(weighed("浙X1", 10).build())))
        .isEqualTo(new KindScore(0, 0, 0, 1, 0, 0));
  }

  @Test
  void object_nearEnoughInTheSameFence_isFoundWhenever() {
    Truth heap = new Truth(Offence.PATROL_OBJECT, "heap-1", "farm", 120, 30, at(10), null, "");
    Candidates near = Candidates.of(ViolationKind.PATROL_OBJECT).fence("farm").at(120.0001, 30);
    Candidates far = Candidates.of(ViolationKind.PATROL_OBJECT).fence("farm").at(120.0002, 30);
    Candidates elsewhere = Candidates.of(ViolationKind.PATROL_OBJECT).fence("lake").at(120, 30);
    assertThat(objects(heap, near.span(at(5), at(6)).build()))
        .isEqualTo(new KindScore(1, 1, 0, 0, 0, 0));
    assertThat(objects(heap, far.build())).isEqualTo(new KindScore(1, 0, 1, 1, 0, 0));
    assertThat(objects(heap, elsewhere.build())).isEqualTo(new KindScore(1, 0, 1, 1, 0, 0));
    assertThat(objects(heap, near.build(), near.build()))
        .isEqualTo(new KindScore(1, 1, 0, 0, 1, 0));
  }

  @Test
  void score_listsWhatIsWrong() {
    Truth missed = stay(10, 30);
    Candidate wrong = zoneCandidate("浙A00009", 10, 20).build();
    Score score = Scorer.score(List.of(missed), List.of(wrong), T0.plusSeconds(60), SETTLE);
    assertThat(score.missed()).containsExactly(missed);
    assertThat(score.falseAlarms()).containsExactly(wrong);
    assertThat(score.duplicates()).isEmpty();
    assertThat(score.isPerfect()).isFalse();
    assertThat(score.table()).contains("PROHIBITED_ZONE         1      0      1      1");
  }

  @Test
  void precisionAndRecall_ofCounts() {
    KindScore score = new KindScore(10, 8, 2, 1, 1, 0);
    assertThat(score.precision()).isEqualTo(0.8);
    assertThat(score.recall()).isEqualTo(0.8);
    assertThat(new KindScore(0, 0, 0, 0, 0, 0).precision()).isEqualTo(1);
    assertThat(new KindScore(0, 0, 0, 0, 0, 0).recall()).isEqualTo(1);
  }

  @Test
  void twoRevisionsOfOneCandidate_areRefused() {
    Candidate candidate = zoneCandidate("浙A00001", 11, 29).build();
    assertThatThrownBy(() -> Scorer.score(List.of(), List.of(candidate, candidate), MINUTE))
        .hasMessageContaining(candidate.id());
  }

  private static KindScore zone(List<Truth> truths, List<Candidate> candidates) {
    return Scorer.score(truths, candidates, MINUTE).kinds().get(ViolationKind.PROHIBITED_ZONE);
  }

  private static KindScore overload(List<Truth> truths, List<Candidate> candidates) {
    return Scorer.score(truths, candidates, MINUTE).kinds().get(ViolationKind.BRIDGE_OVERLOAD);
  }

  private static KindScore objects(Truth truth, Candidate... candidates) {
    return Scorer.score(List.of(truth), List.of(candidates), MINUTE)
        .kinds()
        .get(ViolationKind.PATROL_OBJECT);
  }

  private static Truth stay(int fromS, int toS) {
    return new Truth(Offence.PROHIBITED_ZONE, "浙A00001", "zone", 120, 30, at(fromS), at(toS), "");
  }

  private static Truth passage(String subject, int atS) {
    return new Truth(Offence.BRIDGE_OVERLOAD, subject, "site", 120, 30, at(atS), at(atS), "");
  }

  private static Candidates zoneCandidate(@Nullable String plate, int fromS, int toS) {
    return Candidates.of(ViolationKind.PROHIBITED_ZONE)
        .subject(plate, "truck-1")
        .fence("zone")
        .span(at(fromS), at(toS));
  }

  private static Candidates weighed(@Nullable String plate, int atS) {
    return Candidates.of(ViolationKind.BRIDGE_OVERLOAD)
        .subject(plate, "wim-1")
        .site("site")
        .span(at(atS), at(atS));
  }

  private static Instant at(int seconds) {
    return T0.plusSeconds(seconds);
  }
}
