package dev.offsite.pipelines.judge.plate;

import static dev.offsite.pipelines.judge.plate.PlateScene.NOON;
import static dev.offsite.pipelines.judge.plate.PlateScene.REFERENCE;
import static dev.offsite.pipelines.judge.plate.PlateScene.fix;
import static dev.offsite.pipelines.judge.plate.PlateScene.passage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rule: 1 km + accuracy + 25 m/s × (time between + 30 s); two fixes of two minutes. */
class PlateCaseTest {

  private PlateCase plate = PlateCase.empty();

  @Test
  void passage_ofATruckThatIsFarAway_isSaidWithItsWitnesses() {
    add(fix(-90, 9_000));
    add(fix(-30, 9_000));
    List<Candidate> said = add(passage());

    assertThat(said).hasSize(1);
    Candidate candidate = said.get(0);
    assertThat(candidate.kind()).isEqualTo(ViolationKind.PLATE_ELSEWHERE);
    assertThat(candidate.subject().plate()).isEqualTo(Entries.PLATE);
    assertThat(candidate.subject().deviceId()).isEqualTo(Entries.SCALE);
    assertThat(candidate.place().siteId()).isEqualTo(Entries.SITE);
    assertThat(candidate.episode().start()).isEqualTo(NOON);
    assertThat(candidate.facts().measured()).isCloseTo(9_000, within(1.0));
    assertThat(candidate.facts().limit()).isEqualTo(1_000 + 10 + 25 * (30 + 30));
    assertThat(candidate.facts().details())
        .containsEntry("otherDeviceId", Entries.TRUCK)
        .containsEntry("fixes", "2")
        .containsEntry("accuracyM", "10.0")
        .containsEntry("clockToleranceS", "30.0");
    assertThat(candidate.evidence().records()).hasSize(3);
    assertThat(candidate.evidence().track()).hasSize(2);
  }

  @Test
  void candidate_isALeadAndNeverMoreThanForReview() {
    add(fix(-90, 9_000));
    add(fix(-30, 9_000));

    assertThat(add(passage()).get(0).gate())
        .extracting(Candidate.Gate::grade, Candidate.Gate::reasons)
        .containsExactly(Candidate.Gate.Grade.REVIEW, List.of("LEAD_ONLY"));
  }

  @Test
  void plate_readWithLittleConfidence_isDoubted() {
    add(fix(-90, 9_000));
    add(fix(-30, 9_000));

    assertThat(add(passage("passage-1", Entries.PLATE, 0.89)).get(0).gate().reasons())
        .contains("PLATE_UNCERTAIN");
    assertThat(add(passage("passage-2", Entries.PLATE, 0.9)).get(0).gate().reasons())
        .doesNotContain("PLATE_UNCERTAIN");
  }

  @Test
  void distance_atTheReachOfTheTruck_isNotElsewhere_aMetreBeyondIs() {
    double reachM = 1_000 + 10 + 25 * (30 + 30);
    add(fix(-90, 20_000));
    add(fix(-30, reachM - 1));
    assertThat(add(passage())).isEmpty();

    plate = PlateCase.empty();
    add(fix(-90, 20_000));
    add(fix(-30, reachM + 1));
    assertThat(add(passage())).hasSize(1);
  }

  @Test
  void oneFix_isTooFew() {
    add(fix(-30, 9_000));
    assertThat(add(passage())).isEmpty();
    assertThat(add(fix(30, 9_000))).hasSize(1);
  }

  @Test
  void fix_beyondTheWindow_saysNothing() {
    add(fix(-121, 90_000));
    add(fix(-30, 9_000));
    assertThat(add(passage())).isEmpty();

    plate = PlateCase.empty();
    add(fix(-120, 90_000));
    add(fix(-30, 9_000));
    assertThat(add(passage())).hasSize(1);
  }

  @Test
  void lateFix_atTheBridge_withdraws() {
    add(fix(-90, 9_000));
    add(fix(-30, 9_000));
    Candidate said = add(passage()).get(0);

    List<Candidate> after = add(fix(30, 200));

    assertThat(after).hasSize(1);
    assertThat(after.get(0).id()).isEqualTo(said.id());
    assertThat(after.get(0).phase()).isEqualTo(Candidate.Phase.WITHDRAWN);
  }

  @Test
  void passage_thatIsReadOtherwise_withdraws_andStaysSoWhateverComes() {
    add(fix(-90, 9_000));
    add(fix(-30, 9_000));
    Candidate said = add(passage()).get(0);

    List<Candidate> after = add(PlateScene.takenBack());

    assertThat(after).hasSize(1);
    assertThat(after.get(0).id()).isEqualTo(said.id());
    assertThat(after.get(0).phase()).isEqualTo(Candidate.Phase.WITHDRAWN);
    assertThat(add(passage())).isEmpty();
    assertThat(add(fix(30, 9_000))).isEmpty();
    assertThat(add(PlateScene.takenBack())).isEmpty();
  }

  @Test
  void passage_thatWasReadOtherwiseBeforeItComes_isHeldAgainstNobody() {
    add(fix(-90, 9_000));
    add(fix(-30, 9_000));
    add(PlateScene.takenBack());

    assertThat(add(passage())).isEmpty();
  }

  @Test
  void truck_thatIsThere_isNotElsewhere() {
    add(fix(-90, 1_500));
    add(fix(-30, 500));
    assertThat(add(passage())).isEmpty();
    assertThat(add(fix(30, 500))).isEmpty();
  }

  @Test
  void repetition_changesNothing() {
    PlateScene.elsewhere().forEach(this::add);
    for (Whereabouts each : PlateScene.elsewhere()) {
      assertThat(add(each)).isEmpty();
    }
  }

  @Test
  void fixes_ofOneMinute_countAsTheEarliest() {
    add(fix(-30, 9_000));
    add(fix(-10, 200));
    add(fix(-45, 9_000));

    assertThat(plate.fixes()).hasSize(1);
    assertThat(plate.fixes().get(0).timeMs()).isEqualTo(NOON.minusSeconds(45).toEpochMilli());
  }

  @Test
  void anyOrderOfArrival_endsInTheSameCandidates() {
    List<Whereabouts> all = new ArrayList<>(PlateScene.elsewhere());
    all.add(fix(-50, 9_100));
    all.add(fix(45, 8_000));
    all.add(passage("passage-2", Entries.PLATE, 0.95));
    all.add(fix(150, 100));
    Map<String, Candidate> expected = standing(all);
    assertThat(expected).hasSize(2);
    Random random = new Random(4711);
    for (int round = 0; round < 500; round++) {
      List<Whereabouts> shuffled = new ArrayList<>(all);
      shuffled.addAll(all.subList(0, random.nextInt(all.size())));
      Collections.shuffle(shuffled, random);

      assertThat(contents(standing(shuffled)))
          .as("seed 4711, round %s", round)
          .isEqualTo(contents(expected));
    }
  }

  @Test
  void forgetting_passagesFirst_withdrawsNothing() {
    PlateScene.elsewhere().forEach(this::add);
    assertThat(plate.ledger().said()).hasSize(1);

    plate.forget(NOON.minusSeconds(1_000), NOON.plusSeconds(2));

    assertThat(plate.passages()).isEmpty();
    assertThat(plate.ledger().isEmpty()).isTrue();
    assertThat(add(fix(100, 200))).isEmpty();
    plate.forget(NOON.plusSeconds(1_000), NOON.plusSeconds(1_000));
    assertThat(plate.isEmpty()).isTrue();
  }

  @Test
  void fixesAndPassages_areBounded() {
    for (int i = 0; i <= PlateCase.FIXES_MAX; i++) {
      add(fix(i * 60, 9_000));
    }
    for (int i = 0; i <= PlateCase.PASSAGES_MAX; i++) {
      add(passage("p-" + i, Entries.PLATE, 0.97));
    }

    assertThat(plate.fixes()).hasSize(PlateCase.FIXES_MAX);
    assertThat(plate.fixes())
        .extracting(TruckFix::timeMs)
        .doesNotContain(NOON.toEpochMilli())
        .contains(NOON.plusSeconds(60L * PlateCase.FIXES_MAX).toEpochMilli());
    assertThat(plate.passages()).hasSize(PlateCase.PASSAGES_MAX);
  }

  private List<Candidate> add(Whereabouts whereabouts) {
    return plate.add(whereabouts, REFERENCE, NOON);
  }

  /** The newest revision of each candidate that is not withdrawn. */
  private static Map<String, Candidate> standing(List<Whereabouts> all) {
    PlateCase fresh = PlateCase.empty();
    Map<String, Candidate> newest = new HashMap<>();
    for (Whereabouts each : all) {
      for (Candidate revision : fresh.add(each, REFERENCE, NOON)) {
        newest.put(revision.id(), revision);
      }
    }
    newest.values().removeIf(candidate -> candidate.phase() == Candidate.Phase.WITHDRAWN);
    return newest;
  }

  private static Map<String, List<Object>> contents(Map<String, Candidate> candidates) {
    Map<String, List<Object>> contents = new TreeMap<>();
    candidates.forEach(
        (id, candidate) ->
            contents.put(
                id,
                List.of(
                    candidate.subject(),
                    candidate.episode(),
                    candidate.facts(),
                    candidate.gate(),
                    candidate.phase())));
    return contents;
  }
}
