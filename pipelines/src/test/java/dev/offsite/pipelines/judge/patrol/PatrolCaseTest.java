package dev.offsite.pipelines.judge.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatrolCaseTest {

  private static final Instant NOW = Times.at("12:00:00");
  private static final Duration RETENTION = Duration.ofHours(24);

  private final PatrolCase file = PatrolCase.empty();
  private ReferenceSnapshot reference = Entries.complete().snapshot();

  @Test
  void add_enoughLooks_opens_oneLess_doesNot() {
    reference = with(Rules.patrol().parameter("minSightings", 3));

    assertThat(add(Sightings.at("10:00:00"))).isEmpty();
    assertThat(add(Sightings.at("10:00:02"))).isEmpty();
    assertThat(add(Sightings.at("10:00:04")))
        .extracting(Candidate::phase)
        .containsExactly(Phase.OPEN);
  }

  @ParameterizedTest
  @CsvSource({"0.9, true", "0.8999, false", "1.0, true"})
  void add_oneSighting_opensFromTheRulesConfidenceOn(double confidence, boolean opens) {
    assertThat(add(Sightings.at("10:00:00").confidence(confidence))).hasSize(opens ? 1 : 0);
  }

  @Test
  void add_sameFrameTwice_isOneLook() {
    assertThat(add(Sightings.at("10:00:00").id("a"))).isEmpty();
    assertThat(add(Sightings.at("10:00:00").id("b"))).isEmpty();

    assertThat(theOne(add(Sightings.at("10:00:02"))).episode().observations()).isEqualTo(2);
  }

  @Test
  void add_twoDevicesAtOneInstant_areTwoLooks() {
    assertThat(add(Sightings.at("10:00:00"))).isEmpty();

    assertThat(add(Sightings.at("10:00:00").device(Entries.OTHER_DRONE))).hasSize(1);
  }

  @Test
  void add_framesOfTwoDevicesInTurn_eachCountsOnce() {
    add(Sightings.at("10:00:00").id("a"));
    add(Sightings.at("10:00:00").device(Entries.OTHER_DRONE).id("c"));
    add(Sightings.at("10:00:00").id("b"));

    assertThat(theOne(add(Sightings.at("10:00:02"))).episode().observations()).isEqualTo(3);
  }

  @Test
  void add_repetition_saysNothing() {
    add(Sightings.at("10:00:00"));
    add(Sightings.at("10:00:02"));

    assertThat(add(Sightings.at("10:00:00"))).isEmpty();
    assertThat(add(Sightings.at("10:00:02"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // distance in metres; CE90 of 3 and 4 m and a radius of 10 m reach 15 m
    "14.9, 1",
    "15.1, 2",
  })
  void add_distance_bothSidesOfTheJointUncertainty(double distanceM, int places) {
    List<Candidate> said = new ArrayList<>();
    said.addAll(add(Sightings.at("10:00:00").ce90M(3).confidence(0.95)));
    said.addAll(add(Sightings.at("10:00:02").ce90M(4).confidence(0.95).place(distanceM, 0)));

    assertThat(said).extracting(Candidate::id).doesNotContainNull();
    assertThat(said.stream().map(Candidate::id).distinct()).hasSize(places);
  }

  @ParameterizedTest
  @CsvSource({"14.9, 1", "15.1, 2"})
  void add_distanceNorth_bothSidesOfTheJointUncertainty(double distanceM, int places) {
    List<Candidate> said = new ArrayList<>();
    said.addAll(add(Sightings.at("10:00:00").ce90M(3).confidence(0.95)));
    said.addAll(add(Sightings.at("10:00:02").ce90M(4).confidence(0.95).place(0, -distanceM)));

    assertThat(said.stream().map(Candidate::id).distinct()).hasSize(places);
  }

  @Test
  void add_betweenTwoPlaces_countsForTheNearerByUncertainty() {
    add(Sightings.at("10:00:00").confidence(0.95).place(0, 0));
    Candidate east = theOne(add(Sightings.at("10:00:02").confidence(0.95).place(28, 0)));

    Candidate updated = theOne(add(Sightings.at("10:00:04").place(15, 0)));

    assertThat(updated.id()).isEqualTo(east.id());
    assertThat(updated.phase()).isEqualTo(Phase.UPDATED);
  }

  @Test
  void add_twoDevicesAtOnePlace_areOneCandidate() {
    Candidate opened = theOne(add(Sightings.at("10:00:00").confidence(0.95)));
    Candidate updated =
        theOne(
            add(Sightings.at("11:00:00").device(Entries.OTHER_DRONE).confidence(0.97).place(3, 3)));

    assertThat(updated.id()).isEqualTo(opened.id());
    assertThat(updated.revision()).isEqualTo(2);
    assertThat(updated.subject().deviceId()).isEqualTo(Entries.OTHER_DRONE);
    assertThat(updated.facts().measured()).isEqualTo(0.97);
  }

  @Test
  void add_exactSighting_drawsThePlaceToItself() {
    add(Sightings.at("10:00:00").ce90M(10).confidence(0.95).place(0, 0));
    Candidate updated =
        theOne(add(Sightings.at("10:00:02").ce90M(1).confidence(0.95).place(10, 0)));

    Wgs84Position mean = new Wgs84Position(updated.place().lng(), updated.place().lat());
    // Weights 1 to 100: 10 × 100 / 101 m.
    assertThat(Geodesics.distanceM(mean, Places.at(9.90099, 0))).isCloseTo(0, Offset.offset(0.01));
    assertThat(updated.place().uncertaintyM()).isEqualTo(1);
  }

  @Test
  void add_candidate_hasEpisodeEvidenceAndPlace() {
    add(Sightings.at("10:00:00").confidence(0.6));
    add(Sightings.at("10:00:02").confidence(0.8));
    Candidate candidate = theOne(add(Sightings.at("10:00:04").confidence(0.7)));

    assertThat(candidate.episode())
        .isEqualTo(
            new Candidate.Episode(
                Times.at("10:00:00"),
                0,
                Times.at("10:00:00"),
                Times.at("10:00:02"),
                Times.at("10:00:04"),
                null,
                4,
                null,
                3));
    assertThat(candidate.evidence().records())
        .extracting(Candidate.RawRecord::role, Candidate.RawRecord::offset)
        .containsExactly(
            tuple("FIRST", Times.at("10:00:00").toEpochMilli()),
            tuple("WORST", Times.at("10:00:02").toEpochMilli()),
            tuple("LAST", Times.at("10:00:04").toEpochMilli()));
    assertThat(candidate.place().fenceId()).isEqualTo(Entries.PATROLLED);
    assertThat(candidate.place().jurisdiction()).isEqualTo(Entries.DISTRICT);
    assertThat(candidate.subject().objectClass()).isEqualTo("SPOIL_HEAP");
    assertThat(candidate.gate().grade()).isEqualTo(Candidate.Gate.Grade.ADMISSIBLE);
    assertThat(candidate.clocks().decided()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({
    // 1,000 m from the origin to the border; a CE90 of 5 m
    "994.9, false",
    "995.1, true",
  })
  void add_nearerToTheBorderThanItsUncertainty_isADoubt(double eastM, boolean doubtful) {
    Candidate candidate = theOne(add(Sightings.at("10:00:00").confidence(0.95).place(eastM, 0)));

    assertThat(candidate.gate().reasons().contains("BORDER_WITHIN_UNCERTAINTY"))
        .isEqualTo(doubtful);
  }

  @Test
  void add_oneSightingRepaired_isNoEvidence() {
    Candidate honest = theOne(add(Sightings.at("10:00:00").confidence(0.95)));
    assertThat(honest.gate().reasons()).doesNotContain("RECORD_REPAIRED");

    List<Candidate> said = add(Sightings.at("10:00:05").confidence(0.9).repaired());

    Candidate repaired = said.get(said.size() - 1);
    assertThat(repaired.id()).isEqualTo(honest.id());
    assertThat(repaired.gate().reasons()).contains("RECORD_REPAIRED");
    assertThat(repaired.gate().grade()).isEqualTo(Candidate.Gate.Grade.INADMISSIBLE);
    assertThat(repaired.evidence().records()).allMatch(record -> record.index() == 0);
  }

  @Test
  void add_earlierSighting_supersedesTheCandidateByOneThatStartsThere() {
    Candidate other = theOne(add(Sightings.at("09:30:00").confidence(0.95).place(500, 0)));
    Candidate opened = theOne(add(Sightings.at("10:00:00").confidence(0.95)));
    // The other place is seen on, so that its time overlaps too.
    add(Sightings.at("10:00:10").place(500, 0));

    List<Candidate> revised = add(Sightings.at("09:45:00"));

    assertThat(revised).extracting(Candidate::phase).containsExactly(Phase.OPEN, Phase.WITHDRAWN);
    assertThat(revised.get(0).episode().start()).isEqualTo(Times.at("09:45:00"));
    assertThat(revised.get(1).id()).isEqualTo(opened.id());
    assertThat(revised.get(1).supersededBy()).isEqualTo(revised.get(0).id());
    assertThat(revised.get(1).supersededBy()).isNotEqualTo(other.id());
  }

  @Test
  void add_notSeenForTheRetention_closes_oneMillisecondLess_doesNot() {
    Candidate opened = theOne(add(Sightings.at("10:00:00").confidence(0.95)));
    Instant last = Times.at("10:00:00").plus(RETENTION);

    assertThat(add(Sightings.at(last).place(500, 0))).isEmpty();
    Candidate closed = theOne(add(Sightings.at(last.plusMillis(1)).place(-500, 0)));

    assertThat(closed.id()).isEqualTo(opened.id());
    assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
    assertThat(closed.episode().end()).isEqualTo(Times.at("10:00:00"));
  }

  @Test
  void add_seenAgainAfterTheRetention_isANewCandidate() {
    Candidate opened = theOne(add(Sightings.at("10:00:00").confidence(0.95)));

    List<Candidate> said =
        add(Sightings.at(Times.at("10:00:00").plus(RETENTION).plusMillis(1)).confidence(0.95));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.CLOSED, Phase.OPEN);
    assertThat(said.get(0).id()).isEqualTo(opened.id());
    assertThat(said.get(1).id()).isNotEqualTo(opened.id());
  }

  @Test
  void add_lateSightingOfAClosedPlace_opensItAgain() {
    Candidate opened = theOne(add(Sightings.at("10:00:00").confidence(0.95)));
    Instant next = Times.at("10:00:00").plus(RETENTION).plusMillis(1);
    add(Sightings.at(next).place(500, 0));

    Candidate reopened = theOne(add(Sightings.at("11:00:00")));

    assertThat(reopened.id()).isEqualTo(opened.id());
    assertThat(reopened.phase()).isEqualTo(Phase.UPDATED);
    assertThat(reopened.episode().lastObserved()).isEqualTo(Times.at("11:00:00"));
  }

  @Test
  void add_olderThanTheRetention_isLate_atTheRetention_isNot() {
    add(Sightings.at(Times.at("10:00:00").plus(RETENTION)));

    assertThat(
            file.add(Sightings.at(Times.at("10:00:00").minusMillis(1)).sighting(), reference, NOW)
                .isLate())
        .isTrue();
    assertThat(file.add(Sightings.at("10:00:00").sighting(), reference, NOW).isLate()).isFalse();
  }

  @Test
  void add_ruleNotInForce_nothing() {
    reference = with(Rules.patrol().valid(Times.at("10:00:01"), null));

    assertThat(add(Sightings.at("10:00:00").confidence(0.95))).isEmpty();
    assertThat(file.book().isEmpty()).isTrue();
  }

  @Test
  void add_ruleChangesInTheMiddle_theOneAtTheBeginningNamesTheCandidate() {
    reference =
        Entries.complete()
            .with(Rules.patrol().valid(Times.LONG_BEFORE, Times.at("10:00:01")).entry())
            .with(Rules.patrol().version(2).valid(Times.at("10:00:01"), null).entry())
            .snapshot();

    add(Sightings.at("10:00:02"));
    Candidate candidate = theOne(add(Sightings.at("10:00:00")));

    assertThat(candidate.rule().version()).isEqualTo(1);
    assertThat(theOne(add(Sightings.at("10:00:04"))).rule().version()).isEqualTo(1);
  }

  @Test
  void close_saysTheEndOfEachProvenPlace() {
    add(Sightings.at("10:00:00").confidence(0.95));
    add(Sightings.at("10:00:02").confidence(0.95).place(500, 0));
    add(Sightings.at("10:00:04").place(-500, 0));

    assertThat(file.close("patrol", reference, NOW))
        .extracting(Candidate::phase, candidate -> candidate.episode().end())
        .containsExactly(
            tuple(Phase.CLOSED, Times.at("10:00:00")), tuple(Phase.CLOSED, Times.at("10:00:02")));
    assertThat(file.close("patrol", reference, NOW)).isEmpty();
  }

  @Test
  void close_ofAnEmptyFile_saysNothing() {
    assertThat(PatrolCase.empty().close("patrol", reference, NOW)).isEmpty();
  }

  @Test
  void add_forDays_keepsOnlyWhatCanStillChange() {
    Instant time = Times.at("10:00:00");
    for (int day = 0; day < 30; day++) {
      add(Sightings.at(time.plus(RETENTION.multipliedBy(day)).plusSeconds(day)).confidence(0.95));
    }

    assertThat(file.ledger().said()).hasSizeLessThanOrEqualTo(3);
    assertThat(file.book().places(new PatrolRules("patrol", reference)))
        .hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void add_moreSightingsThanAreKept_oldHalfIsSettledAndThePlaceStays() {
    Instant time = Times.at("10:00:00");
    PatrolCase full = filled(i -> Sightings.at(time.plusSeconds(i)).confidence(0.95));
    Sighting next = Sightings.at(time.plusSeconds(NoticedLog.NOTICED_MAX)).sighting();

    Candidate candidate = theOne(full.add(next, reference, NOW).revisions());

    assertThat(candidate.episode().start()).isEqualTo(time);
    assertThat(candidate.episode().observations()).isEqualTo(NoticedLog.NOTICED_MAX + 1);
    assertThat(full.add(Sightings.at(time).sighting(), reference, NOW).isLate()).isTrue();
  }

  @Test
  void add_crowdedZone_closesWhatWasNotSeenForLongest_withdrawsNothing() {
    reference = with(Rules.patrol().parameter("mergeRadiusM", 0));
    Instant time = Times.at("10:00:00");
    PatrolCase full = filled(i -> elsewhere(time, i));

    List<Candidate> said =
        full.add(elsewhere(time, NoticedLog.NOTICED_MAX).sighting(), reference, NOW).revisions();

    assertThat(said)
        .filteredOn(candidate -> candidate.phase() == Phase.OPEN)
        .hasSize(NoticedLog.NOTICED_MAX + 1);
    assertThat(said)
        .filteredOn(candidate -> candidate.phase() != Phase.OPEN)
        .hasSize(NoticedLog.NOTICED_MAX / 2 - PlaceBook.PLACES_MAX)
        .allMatch(candidate -> candidate.phase() == Phase.CLOSED)
        .allMatch(
            candidate ->
                candidate.episode().start().isBefore(time.plusSeconds(NoticedLog.NOTICED_MAX / 2)));
    assertThat(full.book().crowdedBefore()).isEmpty();
  }

  private static Sightings elsewhere(Instant time, int i) {
    return Sightings.at(time.plusSeconds(i))
        .ce90M(0.1)
        .confidence(0.95)
        .place(i % 101 * 18 - 900, i / 101 * 18 - 900);
  }

  /** A file whose sightings are as many as are kept, none of them said yet. */
  private PatrolCase filled(IntFunction<Sightings> sightings) {
    PlaceBook book = PlaceBook.empty();
    PatrolRules rules = new PatrolRules("patrol", reference);
    for (int i = 0; i < NoticedLog.NOTICED_MAX; i++) {
      assertThat(book.add(sightings.apply(i).sighting(), rules)).isEqualTo(NoticedLog.Added.TAKEN);
    }
    long newestMs = sightings.apply(NoticedLog.NOTICED_MAX - 1).sighting().timeMs();
    return new PatrolCase(book, RevisionLedger.empty(), newestMs);
  }

  private List<Candidate> add(Sightings sighting) {
    return file.add(sighting.sighting(), reference, NOW).revisions();
  }

  private static ReferenceSnapshot with(Rules rule) {
    return Entries.complete().with(rule.entry()).snapshot();
  }

  private static Candidate theOne(List<Candidate> candidates) {
    assertThat(candidates).hasSize(1);
    return candidates.get(0);
  }
}
