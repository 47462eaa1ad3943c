package dev.offsite.pipelines.judge.plate;

import static dev.offsite.pipelines.judge.plate.PlateScene.NOON;
import static dev.offsite.pipelines.judge.plate.PlateScene.fix;
import static dev.offsite.pipelines.judge.plate.PlateScene.heard;
import static dev.offsite.pipelines.judge.plate.PlateScene.passage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Rules;
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

/**
 * The rule: dark for 120 s to 600 s, within 5 km, at most 90 km/h, two fixes in 300 s before and
 * after, both clocks 5 s wrong. A minute of which a fix is known counts as heard to its end.
 */
class DarkAcrossTest {

  private static final Entries ENTRIES = Entries.complete().with(Rules.darkAcross().entry());

  private final PlateCase plate = PlateCase.empty();
  private ReferenceSnapshot reference = ENTRIES.snapshot();

  @Test
  void terminal_darkFromBeforeTheBridgeToBehindIt_isAFindingOfItsOwn() {
    List<Candidate> said = addAll(dark());

    assertThat(said).hasSize(1);
    Candidate candidate = said.get(0);
    assertThat(candidate.kind()).isEqualTo(ViolationKind.DARK_ACROSS_BRIDGE);
    assertThat(candidate.subject().plate()).isEqualTo(Entries.PLATE);
    assertThat(candidate.place().siteId()).isEqualTo(Entries.SITE);
    assertThat(candidate.episode().start()).isEqualTo(NOON);
    assertThat(candidate.facts().measured()).isEqualTo(180);
    assertThat(candidate.facts().limit()).isEqualTo(120);
    assertThat(candidate.facts().details())
        .containsEntry("darkFrom", NOON.minusSeconds(120).toString())
        .containsEntry("darkTo", NOON.plusSeconds(120).toString())
        .containsEntry("darkAtMostS", "240.0")
        .containsEntry("clockToleranceS", "5.0")
        .containsEntry("otherDeviceId", Entries.TRUCK)
        .doesNotContainKey("heardWithoutFix");
    assertThat(Double.parseDouble(candidate.facts().details().get("beforeM")))
        .isCloseTo(1_500, within(1.0));
    assertThat(candidate.evidence().records()).hasSize(3);
    assertThat(candidate.evidence().track()).hasSize(2);
  }

  @Test
  void finding_isALead() {
    assertThat(addAll(dark()).get(0).gate())
        .extracting(Candidate.Gate::grade, Candidate.Gate::reasons)
        .containsExactly(Candidate.Gate.Grade.REVIEW, List.of("LEAD_ONLY"));
  }

  @Test
  void silence_ofTheLeastLength_counts_aSecondLessDoesNot() {
    assertThat(addAll(darkUntil(60))).hasSize(1);
    plate.forget(NOON.plusSeconds(9_999), NOON.plusSeconds(9_999));
    assertThat(addAll(darkUntil(59))).isEmpty();
  }

  @Test
  void silence_ofTheGreatestLength_counts_aSecondMoreDoesNot() {
    assertThat(addAll(darkUntil(480))).hasSize(1);
    plate.forget(NOON.plusSeconds(9_999), NOON.plusSeconds(9_999));
    assertThat(addAll(darkUntil(481))).isEmpty();
  }

  @Test
  void passage_soNearToTheEndOfTheSilenceThatTheClocksMayBeWrong_isNoFinding() {
    List<Whereabouts> early = List.of(fix(-400, -1_500), fix(-300, -1_500), passage());
    addAll(early);
    assertThat(addAll(List.of(fix(5, 100), fix(65, 900)))).isEmpty();
    plate.forget(NOON.plusSeconds(9_999), NOON.plusSeconds(9_999));
    addAll(early);
    assertThat(addAll(List.of(fix(6, 100), fix(66, 900)))).hasSize(1);
  }

  @Test
  void fix_inTheMinuteOfThePassage_isNoSilence() {
    addAll(dark());

    List<Candidate> after = add(fix(-1, 0));

    assertThat(after).extracting(Candidate::phase).containsExactly(Candidate.Phase.WITHDRAWN);
  }

  @Test
  void silence_thatGoesOn_isNoFindingYet() {
    assertThat(addAll(List.of(fix(-180, -2_000), fix(-120, -1_500), passage()))).isEmpty();
    assertThat(add(fix(120, 1_500))).isEmpty();
    assertThat(add(fix(180, 2_000))).hasSize(1);
  }

  @Test
  void truck_thatIsFarFromTheBridgeWhenItFallsSilent_isNotDarkAcrossIt() {
    assertThat(addAll(darkFrom(-240, -5_001))).isEmpty();
    plate.forget(NOON.plusSeconds(9_999), NOON.plusSeconds(9_999));
    assertThat(addAll(darkFrom(-240, -4_999))).hasSize(1);
  }

  @Test
  void truck_thatCannotHaveDrivenThere_isNotDarkAcrossIt() {
    double reachM = 10 + 25 * (120 + 5);
    assertThat(addAll(darkFrom(-120, -(reachM + 1)))).isEmpty();
    plate.forget(NOON.plusSeconds(9_999), NOON.plusSeconds(9_999));
    assertThat(addAll(darkFrom(-120, -(reachM - 1)))).hasSize(1);
  }

  @Test
  void terminal_thatIsOftenDark_isNotDarkBecauseOfTheBridge() {
    addAll(dark());

    assertThat(add(fix(-421, -4_000))).as("longer ago than the rule looks").isEmpty();
    assertThat(add(fix(-420, -4_000)))
        .as("three minutes without a fix before the silence")
        .extracting(Candidate::phase)
        .containsExactly(Candidate.Phase.WITHDRAWN);
    assertThat(add(fix(-300, -3_000)))
        .as("one minute on either side of this fix: no silence of the rule")
        .extracting(Candidate::phase)
        .containsExactly(Candidate.Phase.CLOSED);
  }

  @Test
  void terminal_withOneFixOnASide_isNotKnownWellEnough() {
    assertThat(addAll(List.of(fix(-120, -1_500), passage(), fix(120, 1_500), fix(180, 2_000))))
        .isEmpty();
    assertThat(add(fix(-180, -2_000))).hasSize(1);
  }

  @Test
  void terminal_heardWithoutAFixMeanwhile_isDoubted() {
    add(heard(0));
    add(heard(30));

    Candidate candidate = addAll(dark()).get(0);

    assertThat(candidate.facts().details()).containsEntry("heardWithoutFix", "1");
    assertThat(candidate.gate().reasons()).contains("HEARD_WITHOUT_FIX");
  }

  @Test
  void terminal_heardWithoutAFixOutsideTheSilence_isNotDoubted() {
    add(heard(-61));
    add(heard(120));

    assertThat(addAll(dark()).get(0).gate().reasons()).doesNotContain("HEARD_WITHOUT_FIX");
  }

  @Test
  void lateReportWithoutAFix_isSaidAgain() {
    addAll(dark());

    assertThat(add(heard(10)))
        .extracting(Candidate::revision, it -> it.gate().reasons())
        .containsExactly(tuple(2, List.of("HEARD_WITHOUT_FIX", "LEAD_ONLY")));
  }

  @Test
  void scale_inADeadZone_isNoPlaceToBeDarkAt() {
    reference =
        Entries.complete()
            .with(Rules.darkAcross().entry())
            .with(Fences.square("tunnel", "DEAD_ZONE", 0, 0, 50).entry())
            .snapshot();

    assertThat(addAll(dark())).isEmpty();
  }

  @Test
  void truck_thatIsElsewhere_isOneThingAndNotBoth() {
    reference =
        Entries.complete()
            .with(Rules.darkAcross().entry())
            .with(Rules.elsewhere().entry())
            .snapshot();

    assertThat(addAll(dark()))
        .extracting(Candidate::kind)
        .containsExactly(ViolationKind.DARK_ACROSS_BRIDGE);
    plate.forget(NOON.plusSeconds(9_999), NOON.plusSeconds(9_999));
    assertThat(
            addAll(
                List.of(
                    fix(-180, 9_000),
                    fix(-120, 9_000),
                    passage(),
                    fix(90, 9_000),
                    fix(120, 9_000))))
        .extracting(Candidate::kind)
        .containsOnly(ViolationKind.PLATE_ELSEWHERE);
  }

  @Test
  void anyOrderOfArrival_endsInTheSameCandidates() {
    List<Whereabouts> all = new ArrayList<>(dark());
    all.add(heard(-30));
    all.add(fix(240, 2_500));
    all.add(fix(-300, -3_000));
    all.add(passage("passage-2", Entries.PLATE, 0.8));
    Map<String, List<Object>> expected = standing(all);
    assertThat(expected).hasSize(2);
    Random random = new Random(2_026);
    for (int round = 0; round < 500; round++) {
      List<Whereabouts> shuffled = new ArrayList<>(all);
      shuffled.addAll(all.subList(0, random.nextInt(all.size())));
      Collections.shuffle(shuffled, random);
      assertThat(standing(shuffled)).as("seed 2026, round %s", round).isEqualTo(expected);
    }
  }

  /** Fixes each minute up to two before noon and from two after it, going east at 30 km/h. */
  private static List<Whereabouts> dark() {
    return List.of(
        fix(-180, -2_000), fix(-120, -1_500), passage(), fix(120, 1_500), fix(180, 2_000));
  }

  private static List<Whereabouts> darkUntil(int endS) {
    return List.of(
        fix(-180, -2_000), fix(-120, -1_500), passage(), fix(endS, 500), fix(endS + 60, 900));
  }

  private static List<Whereabouts> darkFrom(int fromS, double eastM) {
    return List.of(
        fix(fromS - 60, eastM), fix(fromS, eastM), passage(), fix(120, 1_500), fix(180, 2_000));
  }

  private List<Candidate> add(Whereabouts whereabouts) {
    return plate.add(whereabouts, reference, NOON);
  }

  private List<Candidate> addAll(List<Whereabouts> all) {
    List<Candidate> said = new ArrayList<>();
    all.forEach(each -> said.addAll(add(each)));
    return said;
  }

  private Map<String, List<Object>> standing(List<Whereabouts> all) {
    PlateCase fresh = PlateCase.empty();
    Map<String, Candidate> newest = new HashMap<>();
    for (Whereabouts each : all) {
      for (Candidate revision : fresh.add(each, reference, NOON)) {
        newest.put(revision.id(), revision);
      }
    }
    newest.values().removeIf(candidate -> candidate.phase() == Candidate.Phase.WITHDRAWN);
    Map<String, List<Object>> contents = new TreeMap<>();
    newest.forEach(
        (id, it) -> contents.put(id, List.of(it.subject(), it.episode(), it.facts(), it.gate())));
    return contents;
  }
}
