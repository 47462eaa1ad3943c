package dev.offsite.pipelines.judge.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sortie against sortie: two looks of one sortie, and a minute, show that a place is gone. */
class SortieComparisonTest {

  private static final Instant NOW = Times.at("12:00:00");

  private final PatrolCase file = PatrolCase.empty();
  private final ReferenceSnapshot reference =
      Entries.complete()
          .with(Rules.patrol().parameter("goneLooks", 2).parameter("goneAfterS", 60).entry())
          .snapshot();

  @Test
  void place_seenOnOneSortie_isNew_onTheNext_isStillThere() {
    Candidate opened = newest(seen("10:00:00", "sortie-1"));
    Candidate again = newest(seen("11:00:00", "sortie-2"));

    assertThat(opened.facts().details()).containsEntry("comparison", "NEW");
    assertThat(again.id()).isEqualTo(opened.id());
    assertThat(again.facts().details())
        .containsEntry("comparison", "STILL_THERE")
        .containsEntry("sorties", "2");
  }

  @Test
  void place_withoutAnySortieNamed_isComparedWithNothing() {
    Candidate opened = newest(seen("10:00:00", ""));

    assertThat(opened.facts().details()).doesNotContainKeys("comparison", "sorties", "platforms");
  }

  @Test
  void place_lookedAtOftenEnoughAndNotSeen_isGone_withTheEvidenceOfTheLook() {
    Candidate opened = newest(seen("10:00:00", "sortie-1"));
    add(Looks.at("11:00:00").middle(20, 0).look());
    add(Looks.at("11:00:02").middle(1, 0).look());
    add(Looks.at("11:00:04").middle(25, 0).look());

    Candidate gone = newest(add(elsewhere("11:01:04")));

    assertThat(gone.id()).isEqualTo(opened.id());
    assertThat(gone.phase()).isEqualTo(Phase.CLOSED);
    assertThat(gone.episode().end()).isEqualTo(Times.at("11:00:02"));
    assertThat(gone.episode().lastObserved()).isEqualTo(Times.at("10:00:00"));
    assertThat(gone.episode().durationS()).isEqualTo(3_602);
    assertThat(gone.facts().details())
        .containsEntry("comparison", "GONE")
        .containsEntry("goneBy", "drone-1/sortie-2")
        .containsEntry("lastSeen", "2026-03-04T02:00:00Z");
    assertThat(gone.evidence().records())
        .extracting(Candidate.RawRecord::role, Candidate.RawRecord::offset)
        .contains(tuple("GONE", Times.at("11:00:02").toEpochMilli()));
    assertThat(gone.evidence().media())
        .extracting("kind", "uri")
        .containsExactly(tuple("AFTER_FRAME", Looks.PHOTO.uri()));
    assertThat(gone.clocks().event()).isEqualTo(Times.at("11:00:02"));
  }

  @ParameterizedTest
  // two looks at 11:00:00 and 11:00:02
  @CsvSource({"11:01:01.999, false", "11:01:02, true"})
  void place_lookedAtAndNotSeen_isGoneOnlyAfterTheWait(String newest, boolean gone) {
    seen("10:00:00", "sortie-1");
    look("11:00:00", "11:00:02");

    assertThat(closed(add(elsewhere(newest)))).isEqualTo(gone);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true"})
  void place_looks_bothSidesOfTheirNumber(int looks, boolean gone) {
    seen("10:00:00", "sortie-1");
    for (int i = 0; i < looks; i++) {
      add(Looks.at(Times.at("11:00:00").plusSeconds(i)).look());
    }

    assertThat(closed(add(elsewhere("12:00:00")))).isEqualTo(gone);
  }

  @ParameterizedTest
  // a view of 40 m less the 5 m by which the place is uncertain
  @CsvSource({"34.9, true", "35.1, false"})
  void place_onlyPartlyInView_wasNotLookedAt(double eastM, boolean gone) {
    seen("10:00:00", "sortie-1");
    add(Looks.at("11:00:00").middle(eastM, 0).look());
    add(Looks.at("11:00:02").middle(eastM, 0).look());

    assertThat(closed(add(elsewhere("12:00:00")))).isEqualTo(gone);
  }

  @Test
  void place_looksOfTwoSorties_areNotAddedUp() {
    seen("10:00:00", "sortie-1");
    add(Looks.at("11:00:00").sortie("sortie-2").look());
    add(Looks.at("11:00:02").sortie("sortie-3").look());

    assertThat(closed(add(elsewhere("12:00:00")))).isFalse();
  }

  @Test
  void place_seenOnTheSameSortie_isNotGoneByIt() {
    seen("10:00:00", "sortie-1");
    add(Looks.at("10:00:02").sortie("sortie-1").look());
    add(Looks.at("10:00:04").sortie("sortie-1").look());

    assertThat(closed(add(elsewhere("11:00:00")))).isFalse();
  }

  @Test
  void place_faintlySeen_isNotGone() {
    seen("10:00:00", "sortie-1");
    look("11:00:00", "11:00:02");
    assertThat(
            add(Sightings.at("11:00:03").sortie("sortie-2").confidence(0.2).place(2, 2).sighting()))
        .isEmpty();

    assertThat(closed(add(elsewhere("12:00:00")))).isFalse();
  }

  @Test
  void faintSighting_aloneOrTwice_opensNothing() {
    assertThat(add(Sightings.at("10:00:00").confidence(0.4).sighting())).isEmpty();
    assertThat(add(Sightings.at("10:00:02").confidence(0.4).sighting())).isEmpty();
    assertThat(add(Sightings.at("10:00:04").confidence(0.6).sighting())).isEmpty();
  }

  @Test
  void place_seenAgainAfterItHadGone_isReopened_underTheSameId() {
    Candidate opened = newest(seen("10:00:00", "sortie-1"));
    look("11:00:00", "11:00:02");

    Candidate reopened = newest(seen("13:00:00", "sortie-3"));

    assertThat(reopened.id()).isEqualTo(opened.id());
    assertThat(reopened.phase()).isEqualTo(Phase.UPDATED);
    assertThat(reopened.episode().end()).isNull();
    assertThat(reopened.facts().details())
        .containsEntry("comparison", "REOPENED")
        .containsEntry("reopened", "1");
    assertThat(reopened.evidence().records())
        .extracting(Candidate.RawRecord::role)
        .containsExactly("FIRST", "WORST", "LAST");
  }

  @Test
  void place_lateSightingOfTheSortieThatMissedIt_isNotGoneAnyMore() {
    seen("10:00:00", "sortie-1");
    look("11:00:00", "11:00:02");
    assertThat(closed(add(elsewhere("11:30:00")))).isTrue();

    Candidate still = newest(seen("11:00:01", "sortie-2"));

    assertThat(still.phase()).isEqualTo(Phase.UPDATED);
    assertThat(still.facts().details()).containsEntry("comparison", "STILL_THERE");
  }

  @Test
  void place_lateLooksBeforeAnyOther_closeItThen() {
    seen("10:00:00", "sortie-1");
    add(elsewhere("12:00:00"));

    List<Candidate> said = look("11:00:02", "11:00:00");

    assertThat(closed(said)).isTrue();
  }

  @Test
  void place_ruleThatDoesNotCompare_isNeverGone() {
    ReferenceSnapshot plain = Entries.complete().snapshot();
    file.add(seenAt("10:00:00", "sortie-1"), plain, NOW);
    file.add(Looks.at("11:00:00").look(), plain, NOW);
    file.add(Looks.at("11:00:02").look(), plain, NOW);

    assertThat(closed(file.add(elsewhere("12:00:00"), plain, NOW).revisions())).isFalse();
  }

  private List<Candidate> look(String... times) {
    List<Candidate> said = new ArrayList<>();
    for (String time : times) {
      said.addAll(add(Looks.at(time).look()));
    }
    return said;
  }

  private List<Candidate> seen(String time, String sortie) {
    return add(seenAt(time, sortie));
  }

  private static Sighting seenAt(String time, String sortie) {
    return Sightings.at(time).sortie(sortie).confidence(0.95).sighting();
  }

  private static Sighting elsewhere(String time) {
    return Sightings.at(time).place(500, 0).sighting();
  }

  private List<Candidate> add(Noticed noticed) {
    return file.add(noticed, reference, NOW).revisions();
  }

  private static boolean closed(List<Candidate> said) {
    return said.stream().anyMatch(candidate -> candidate.phase() == Phase.CLOSED);
  }

  private static Candidate newest(List<Candidate> said) {
    assertThat(said).isNotEmpty();
    return said.get(said.size() - 1);
  }
}
