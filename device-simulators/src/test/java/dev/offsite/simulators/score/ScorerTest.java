package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScorerTest {

  private static final Instant T0 = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration SETTLE = Duration.ofSeconds(8);
  private static final Observation MINUTE = new Observation(T0, T0.plusSeconds(60), SETTLE);

  @Test
  void truth_thatIsKnownLaterThanTheRunLasts_isNotExpected_butMayBeFound() {
    Truth dark = dark(at(52));
    assertThat(score(List.of(dark), List.of()).row(Offence.DARK_ACROSS_BRIDGE).expected())
        .isEqualTo(1);
    dark = dark(at(53));
    assertThat(score(List.of(dark), List.of()).row(Offence.DARK_ACROSS_BRIDGE).expected()).isZero();
  }

  private static Truth dark(Instant knownFrom) {
    return new Truth(
        Offence.DARK_ACROSS_BRIDGE,
        "浙A00001",
        "site",
        120,
        30,
        at(10),
        at(10),
        "off for 300 s",
        null,
        knownFrom,
        null);
  }

  @Test
  void nothing_isPerfect() {
    Score score = score(List.of(), List.of());
    assertThat(score.isPerfect()).isTrue();
    assertThat(score.outcomes()).isEmpty();
    assertThat(score.groups()).isEmpty();
  }

  @Test
  void stay_sameFenceSubjectAndTime_isFound() {
    assertThat(zone(List.of(stay(10, 30)), List.of(zoneCandidate("浙A00001", 11, 29).build())))
        .isEqualTo(new Counts(1, 1, 0, 0, 0));
  }

  @Test
  void stay_foundByDevice_isFound() {
    assertThat(
            zone(
                List.of(
                    new Truth(
                        Offence.PROHIBITED_ZONE, "truck-1", "zone", 120, 30, at(10), at(30), "")),
                List.of(zoneCandidate(null, 11, 29).build())))
        .isEqualTo(new Counts(1, 1, 0, 0, 0));
  }

  @Test
  void stay_withoutCandidate_isMissed() {
    assertThat(zone(List.of(stay(10, 30)), List.of())).isEqualTo(new Counts(1, 0, 1, 0, 0));
  }

  @Test
  void stay_otherPlateFenceOrTime_isMissedAndFalse() {
    Counts wrong = new Counts(1, 0, 1, 1, 0);
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
        .isEqualTo(new Counts(1, 1, 0, 0, 0));
  }

  @Test
  void stay_twoCandidates_oneIsDuplicate() {
    assertThat(
            zone(
                List.of(stay(10, 30)),
                List.of(
                    zoneCandidate("浙A00001", 11, 18).build(),
                    zoneCandidate("浙A00001", 22, 29).build())))
        .isEqualTo(new Counts(1, 1, 0, 0, 1));
  }

  @Test
  void twoStays_oneCandidateOverBoth_findsOneOnly() {
    assertThat(
            zone(
                List.of(stay(10, 20), stay(30, 45)),
                List.of(zoneCandidate("浙A00001", 11, 44).build())))
        .isEqualTo(new Counts(2, 1, 1, 0, 0));
  }

  @Test
  void twoStays_twoCandidates_areFoundEach() {
    assertThat(
            zone(
                List.of(stay(10, 20), stay(23, 45)),
                List.of(
                    zoneCandidate("浙A00001", 24, 44).build(),
                    zoneCandidate("浙A00001", 11, 19).build())))
        .isEqualTo(new Counts(2, 2, 0, 0, 0));
  }

  @Test
  void withdrawnCandidate_doesNotCount() {
    assertThat(
            zone(
                List.of(stay(10, 30)),
                List.of(zoneCandidate("浙A00001", 11, 29).withdrawn().build())))
        .isEqualTo(new Counts(1, 0, 1, 0, 0));
  }

  @Test
  void truthTooLateForEvidence_isExpectedOnlyIfFound() {
    Truth late = stay(53, 90);
    assertThat(zone(List.of(late), List.of())).isEqualTo(new Counts(0, 0, 0, 0, 0));
    assertThat(zone(List.of(late), List.of(zoneCandidate("浙A00001", 54, 60).build())))
        .isEqualTo(new Counts(1, 1, 0, 0, 0));
    assertThat(zone(List.of(stay(52, 90)), List.of()))
        .as("exactly the time to settle")
        .isEqualTo(new Counts(1, 0, 1, 0, 0));
  }

  @Test
  void truthMostlyBeforeTheObservation_isExpectedOnlyIfFound() {
    assertThat(zone(List.of(stay(-100, 7)), List.of())).isEqualTo(new Counts(0, 0, 0, 0, 0));
    assertThat(zone(List.of(stay(-100, 8)), List.of())).isEqualTo(new Counts(1, 0, 1, 0, 0));
  }

  @Test
  void truthWithoutEnd_isExpected() {
    Truth open = new Truth(Offence.PROHIBITED_ZONE, "浙A00001", "zone", 120, 30, at(10), null, "");
    assertThat(zone(List.of(open), List.of())).isEqualTo(new Counts(1, 0, 1, 0, 0));
    assertThat(zone(List.of(open), List.of(zoneCandidate("浙A00001", 55, 60).build())))
        .isEqualTo(new Counts(1, 1, 0, 0, 0));
  }

  @Test
  void passage_sameSiteMomentAndPlate_isFound() {
    assertThat(overload(List.of(passage("浙B1", 10)), List.of(weighed("浙B1", 11).build())))
        .isEqualTo(new Counts(1, 1, 0, 0, 0));
    assertThat(overload(List.of(passage("浙B1", 10)), List.of(weighed("浙B1", 12).build())))
        .isEqualTo(new Counts(1, 0, 1, 1, 0));
    assertThat(
            overload(
                List.of(passage("浙B1", 10)), List.of(weighed("浙B1", 10).site("other").build())))
        .isEqualTo(new Counts(1, 0, 1, 1, 0));
  }

  @Test
  void passage_unreadablePlate_isFoundByDevice() {
    assertThat(overload(List.of(passage("wim-1", 10)), List.of(weighed(null, 10).build())))
        .isEqualTo(new Counts(1, 1, 0, 0, 0));
  }

  @Test
  void passage_twoUnreadableWithinTheSlack_arePairedByTheNearestMoment() {
    assertThat(
            overload(
                List.of(passage("wim-1", 10), passage("wim-1", 11)),
                List.of(weighed(null, 11).build(), weighed(null, 10).build())))
        .isEqualTo(new Counts(2, 2, 0, 0, 0));
  }

  @Test
  void passage_beforeOrTooNearTheEnd_isNotExpected() {
    assertThat(overload(List.of(passage("浙B1", -1), passage("浙B2", 53)), List.of()))
        .isEqualTo(new Counts(0, 0, 0, 0, 0));
  }

  @Test
  void object_nearEnoughInTheSameFence_isFoundWhenever() {
    Truth heap = new Truth(Offence.PATROL_OBJECT, "heap-1", "farm", 120, 30, at(10), null, "");
    Candidates near = Candidates.of(ViolationKind.PATROL_OBJECT).fence("farm").at(120.0001, 30);
    Candidates far = Candidates.of(ViolationKind.PATROL_OBJECT).fence("farm").at(120.0002, 30);
    Candidates elsewhere = Candidates.of(ViolationKind.PATROL_OBJECT).fence("lake").at(120, 30);
    assertThat(objects(heap, near.span(at(5), at(6)).build())).isEqualTo(new Counts(1, 1, 0, 0, 0));
    assertThat(objects(heap, far.build())).isEqualTo(new Counts(1, 0, 1, 1, 0));
    assertThat(objects(heap, elsewhere.build())).isEqualTo(new Counts(1, 0, 1, 1, 0));
    assertThat(objects(heap, near.build(), near.build())).isEqualTo(new Counts(1, 1, 0, 0, 1));
  }

  @Test
  void score_listsWhatIsWrong() {
    Truth missed = stay(10, 30);
    Candidate wrong = zoneCandidate("浙A00009", 10, 20).build();
    Score score = score(List.of(missed), List.of(wrong));
    assertThat(score.missed()).containsExactly(missed);
    assertThat(score.falseAlarms()).containsExactly(wrong);
    assertThat(score.duplicates()).isEmpty();
    assertThat(score.isPerfect()).isFalse();
  }

  @Test
  void inadmissibleCandidateWithoutTruth_isFalseLikeAnyOther() {
    assertThat(
            overload(List.of(), List.of(weighed("浙X1", 10).inadmissible("EXEMPT_VEHICLE").build())))
        .isEqualTo(new Counts(0, 0, 0, 1, 0));
  }

  @Test
  void twoEqualTruths_oneCandidate_findsOneOnly() {
    assertThat(
            zone(
                List.of(stay(10, 30), stay(10, 30)),
                List.of(zoneCandidate("浙A00001", 11, 29).build())))
        .isEqualTo(new Counts(2, 1, 1, 0, 0));
  }

  @Test
  void twoRevisionsOfOneCandidate_areRefused() {
    Candidate candidate = zoneCandidate("浙A00001", 11, 29).build();
    assertThatThrownBy(() -> score(List.of(), List.of(candidate, candidate)))
        .hasMessageContaining(candidate.id());
  }

  @Test
  void rows_nothingHappened_areThoseWithADetector() {
    List<OffenceScore> rows = score(List.of(), List.of()).rows();
    assertThat(rows)
        .extracting(OffenceScore::offence)
        .containsExactlyElementsOf(
            EnumSet.allOf(Offence.class).stream()
                .filter(offence -> offence.detectedAs().isPresent())
                .toList());
    assertThat(rows).allMatch(OffenceScore::isEmpty).allMatch(OffenceScore::isPerfect);
    assertThat(rows.get(0).precision().value()).isEmpty();
    assertThat(rows.get(0).recall().value()).isEmpty();
  }

  @Test
  void offenceWithoutDetector_thatOccurs_isARowOfMissesAndBreaksNoPerfection() {
    Offence undetected =
        EnumSet.allOf(Offence.class).stream()
            .filter(offence -> offence.detectedAs().isEmpty())
            .findFirst()
            .orElseThrow();
    Truth truth = new Truth(undetected, "浙A00001", "here", 120, 30, at(10), at(30), "");
    Score score = score(List.of(truth), List.of());
    OffenceScore row = score.row(undetected);
    assertThat(score.rows()).contains(row);
    assertThat(row.detected()).isFalse();
    assertThat(Counts.of(row)).isEqualTo(new Counts(1, 0, 1, 0, 0));
    assertThat(row.recall().value()).hasValue(0);
    assertThat(score.isPerfect()).isTrue();
  }

  @Test
  void found_delaysAndPlaceError_areExact() {
    Candidate last =
        zoneCandidate("浙A00001", 12, 29).at(120.001, 30).revision(4).decided(at(40)).build();
    Outcome.Found found =
        onlyFound(
            Scorer.score(
                List.of(stay(10, 30)),
                List.of(new TrackedCandidate(last, at(10).plusMillis(6_250))),
                MINUTE));
    assertThat(found.onsetErrorS()).isEqualTo(2.0);
    assertThat(found.reportingDelayS()).isEqualTo(6.25);
    // a thousandth of a degree on the circle of latitude 30: 6371008.8 m * pi/180000 * cos 30
    assertThat(found.placeErrorM()).isCloseTo(96.2978, within(0.0001));
  }

  @Test
  void found_candidateBeginsTooEarly_onsetErrorIsNegative() {
    Score score = score(List.of(stay(10, 30)), List.of(zoneCandidate("浙A00001", 7, 29).build()));
    assertThat(onlyFound(score).onsetErrorS()).isEqualTo(-3.0);
  }

  @Test
  void found_firstRevisionNotSeen_hasNoReportingDelay() {
    Score score =
        Scorer.score(
            List.of(stay(10, 30)),
            List.of(new TrackedCandidate(zoneCandidate("浙A00001", 11, 29).build(), null)),
            MINUTE);
    assertThat(onlyFound(score).reportingDelayS()).isNull();
    assertThat(onlyFound(score).onsetErrorS()).isEqualTo(1.0);
  }

  @Test
  void found_begunBeforeTheObservation_hasNoOnsetErrorNorDelay() {
    Candidate candidate = zoneCandidate("浙A00001", 0, 29).build();
    assertThat(onlyFound(score(List.of(stay(-1, 30)), List.of(candidate))).onsetErrorS()).isNull();
    assertThat(onlyFound(score(List.of(stay(-1, 30)), List.of(candidate))).reportingDelayS())
        .isNull();
    assertThat(onlyFound(score(List.of(stay(0, 30)), List.of(candidate))).onsetErrorS())
        .isEqualTo(0.0);
  }

  @Test
  void found_withATrack_placeErrorIsThatOfItsFirstPoint() {
    Candidate driven =
        zoneCandidate("浙A00001", 10, 29).at(120.5, 30).track(120.001, 30).track(120.7, 30).build();
    assertThat(onlyFound(score(List.of(stay(10, 30)), List.of(driven))).placeErrorM())
        .isCloseTo(96.2978, within(0.0001));
    assertThat(onlyFound(score(List.of(stay(-1, 30)), List.of(driven))).placeErrorM())
        .as("nobody saw where it began")
        .isNull();
  }

  @Test
  void found_objectInViewBeforeTheObservation_hasAPlaceError() {
    Truth heap = new Truth(Offence.PATROL_OBJECT, "heap-1", "farm", 120, 30, at(-5), null, "");
    Candidate seen =
        Candidates.of(ViolationKind.PATROL_OBJECT)
            .fence("farm")
            .at(120.0001, 30)
            .span(at(1), at(2))
            .build();
    assertThat(onlyFound(score(List.of(heap), List.of(seen))).placeErrorM())
        .isCloseTo(9.6298, within(0.0001));
  }

  @Test
  void found_atASite_hasNoPlaceError() {
    Score score = score(List.of(passage("浙B1", 10)), List.of(weighed("浙B1", 10).build()));
    assertThat(onlyFound(score).placeErrorM()).isNull();
    assertThat(score.row(Offence.BRIDGE_OVERLOAD).placeErrorM()).isNull();
  }

  @Test
  void withdrawn_isCountedApart() {
    OffenceScore row =
        score(List.of(), List.of(zoneCandidate("浙A00001", 11, 29).withdrawn().build()))
            .row(Offence.PROHIBITED_ZONE);
    assertThat(row.withdrawn()).isEqualTo(1);
    assertThat(row.isPerfect()).isTrue();
    assertThat(row.isEmpty()).isFalse();
    assertThat(row.precision()).isEqualTo(new Share(0, 0));
  }

  private static Score score(List<Truth> truths, List<Candidate> candidates) {
    return Scorer.score(truths, Candidates.tracked(candidates), MINUTE);
  }

  private static Outcome.Found onlyFound(Score score) {
    assertThat(score.outcomes()).hasSize(1).first().isInstanceOf(Outcome.Found.class);
    return (Outcome.Found) score.outcomes().get(0);
  }

  /** What the rules of matching decide. */
  private record Counts(int expected, int found, int missed, int falseAlarms, int duplicates) {
    static Counts of(OffenceScore row) {
      return new Counts(
          row.expected(), row.found(), row.missed(), row.falseAlarms(), row.duplicates());
    }
  }

  private static Counts zone(List<Truth> truths, List<Candidate> candidates) {
    return Counts.of(score(truths, candidates).row(Offence.PROHIBITED_ZONE));
  }

  private static Counts overload(List<Truth> truths, List<Candidate> candidates) {
    return Counts.of(score(truths, candidates).row(Offence.BRIDGE_OVERLOAD));
  }

  private static Counts objects(Truth truth, Candidate... candidates) {
    return Counts.of(score(List.of(truth), List.of(candidates)).row(Offence.PATROL_OBJECT));
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
