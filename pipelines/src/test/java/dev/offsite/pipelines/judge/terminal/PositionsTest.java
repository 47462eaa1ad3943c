package dev.offsite.pipelines.judge.terminal;

import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.judge.track.ConditionFold;
import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.truck.TruckFile;
import dev.offsite.pipelines.judge.truck.TruckLaws;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A leap is 1 km or more at above 300 km/h, with 3 fixes before it and 3 fixes over 10 s after it;
 * frozen is the same place for 60 s and 4 fixes at 15 km/h or more.
 */
class PositionsTest {

  private static final RuleFolds FOLDS =
      RuleFolds.of(new LeapFold(), new ConditionFold("position-frozen", new Frozen()));

  @Test
  void position_thatLeapsAndStays_isOneCandidateAtMinimumEvidenceAndNotOneFixBefore() {
    TruckFile file = file();
    file.add(at(0, 0), at(5, 50), at(10, 100));

    assertThat(file.add(at(15, 5_100), at(20, 5_150), at(24, 5_200))).isEmpty();
    List<Candidate> said = file.add(at(25, 5_210));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.CLOSED);
    Candidate leap = said.get(0);
    assertThat(leap.kind()).isEqualTo(ViolationKind.POSITION_JUMP);
    assertThat(leap.episode().start()).isEqualTo(time(10));
    assertThat(leap.episode().end()).isEqualTo(time(15));
    assertThat(leap.episode().distanceM()).isCloseTo(5_000, within(5.0));
    assertThat(leap.facts().measured()).isCloseTo(3_600, within(5.0));
    assertThat(leap.facts().limit()).isEqualTo(300);
    assertThat(leap.facts().details()).containsEntry("leapM", "5000");
    assertThat(leap.evidence().records()).hasSize(2);
  }

  @Test
  void leap_withTooFewFixesAfterIt_isNone() {
    TruckFile file = file();

    file.add(at(0, 0), at(5, 50), at(10, 100), at(15, 5_100), at(60, 5_150));
    assertThat(file.revisions()).isEmpty();
    file.add(at(65, 5_200));
    assertThat(file.holding()).hasSize(1);
  }

  @Test
  void singleSpike_isNeverACandidate_whereverItStands() {
    for (int spike = 0; spike < 30; spike++) {
      TruckFile file = file();
      for (int i = 0; i < 30; i++) {
        file.add(at(5 * i, i == spike ? 9_000 : 50 * i));
      }
      assertThat(file.revisions()).as("spike at fix %s", spike).isEmpty();
    }
  }

  @Test
  void twoSpikesInARow_atDifferentPlaces_areNoCandidate() {
    TruckFile file = file();
    file.add(at(0, 0), at(5, 50), at(10, 100), at(15, 9_000), at(20, -9_000));
    file.add(at(25, 250), at(30, 300), at(35, 350), at(40, 400), at(45, 450));

    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void spike_fromWhichTheTruckIsBackOnlyAfterAPause_isNoCandidate() {
    TruckFile file = file();
    // 2,400 m in 45 s are 192 km/h: no leap back, but back all the same.
    file.add(at(0, 0), at(5, 0), at(10, 0), at(15, 2_400), at(60, 0), at(65, 0), at(70, 0));

    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void leap_rightAfterASpike_isFound() {
    TruckFile file = file();
    file.add(at(0, 0), at(5, 50), at(10, 100), at(15, 9_000), at(20, 200));
    file.add(at(25, 5_000), at(30, 5_050), at(35, 5_100));

    assertThat(file.holding()).extracting(c -> c.episode().start()).containsExactly(time(20));
  }

  @Test
  void leap_shorterOrSlowerThanTheRuleAsks_isNone() {
    assertThat(leapOf(999, 5)).isEmpty();
    assertThat(leapOf(1_001, 5)).hasSize(1);
    // 2,000 m in 24 s are 300 km/h.
    assertThat(leapOf(1_999, 24)).isEmpty();
    assertThat(leapOf(2_002, 24)).hasSize(1);
  }

  @Test
  void lateFix_thatShowsTheWay_withdrawsTheLeap() {
    TruckFile file = file();
    file.add(at(0, 0), at(5, 0), at(10, 0), at(22, 1_500), at(27, 1_500), at(32, 1_500));
    assertThat(file.holding()).hasSize(1);

    file.add(at(16, 750));

    assertThat(file.holding()).isEmpty();
  }

  @Test
  void position_thatStaysTheSameWhileTheTruckMoves_isFrozen() {
    TruckFile file = file();
    for (int second = 0; second <= 69; second += 1) {
      file.add(at(second, 0).kph(15.0));
    }
    // The first of them differs from nothing before it, so the 60 s begin with the second.
    assertThat(file.holding()).hasSize(1);
    Candidate frozen = file.holding().get(0);
    assertThat(frozen.kind()).isEqualTo(ViolationKind.POSITION_FROZEN);
    assertThat(frozen.episode().start()).isEqualTo(time(1));
    assertThat(frozen.facts().unit()).isEqualTo("s");
    assertThat(frozen.episode().observations()).isEqualTo(69);
  }

  @Test
  void position_frozenForLessThanTheRuleAsks_saysNothing() {
    TruckFile file = file();
    for (int second = 0; second <= 60; second++) {
      file.add(at(second, 0).kph(50.0));
    }
    assertThat(file.revisions()).isEmpty();
    file.add(at(61, 0).kph(50.0));
    assertThat(file.holding()).hasSize(1);
  }

  @Test
  void parking_isNotFrozen_howeverLong_norIsATruckThatIsSlow() {
    TruckFile file = file();
    for (int second = 0; second < 7_200; second += 10) {
      file.add(at(second, 0).kph(second % 20 == 0 ? 0.0 : 14.9));
    }
    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void position_thatMovesByOneUnit_isNotFrozen() {
    TruckFile file = file();
    for (int second = 0; second < 300; second++) {
      file.add(at(second, second % 2 == 0 ? 0 : 0.02).kph(50.0));
    }
    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void terminalThatSaysItStood_andIsFoundFarAway_wasFrozen() {
    TruckFile file = file();
    for (int second = 0; second <= 100; second += 10) {
      file.add(at(second, 0).kph(0.0));
    }
    file.add(at(105, 4_000), at(110, 4_050), at(115, 4_100));

    assertThat(file.holding()).hasSize(1);
    Candidate frozen = file.holding().get(0);
    assertThat(frozen.kind()).isEqualTo(ViolationKind.POSITION_FROZEN);
    assertThat(frozen.episode().start()).isEqualTo(time(0));
    assertThat(frozen.episode().end()).isEqualTo(time(105));
    assertThat(frozen.facts().measured()).isEqualTo(105);
    assertThat(frozen.facts().details()).containsEntry("leapM", "4000");
  }

  @Test
  void terminalThatStoodShorterThanTheRuleOnFrozenAsks_leapt() {
    TruckFile file = file();
    for (int second = 0; second <= 59; second++) {
      file.add(at(second, 0).kph(0.0));
    }
    file.add(at(64, 4_000), at(69, 4_050), at(74, 4_100));

    assertThat(file.holding())
        .extracting(Candidate::kind)
        .containsExactly(ViolationKind.POSITION_JUMP);
  }

  @Test
  void drives_inAnyOrder_endInTheSameCandidates() {
    TruckLaws laws = new TruckLaws(reference());
    int candidates = 0;
    for (long seed = 1; seed <= 100; seed++) {
      candidates += laws.assertOrderDoesNotMatter(wander(new Random(seed)), seed, 4, null);
    }
    assertThat(candidates).isGreaterThan(100);
  }

  @Test
  void leap_thatSettled_leavesNothingBehind() {
    TruckLaws laws = new TruckLaws(reference());
    List<TruckScene.Report> leap = new ArrayList<>();
    List<TruckScene.Report> steady = new ArrayList<>();
    for (int second = 0; second < 1_500; second += 5) {
      leap.add(at(second, second < 200 ? 0.1 * second : 5_000 + 0.1 * second));
      steady.add(at(second, 5_000 + 0.1 * second));
    }

    assertThat(laws.bytesAfter(leap)).isEqualTo(laws.bytesAfter(steady));
  }

  private static List<Candidate> leapOf(double metres, int seconds) {
    TruckFile file = file();
    file.add(at(0, 0), at(5, 0), at(10, 0));
    for (int i = 0; i < 3; i++) {
      file.add(at(10 + seconds + 5 * i, metres));
    }
    return file.holding();
  }

  /** Ten minutes with spikes, leaps, stops and stretches at which the place stays the same. */
  private static List<TruckScene.Report> wander(Random random) {
    List<TruckScene.Report> fixes = new ArrayList<>();
    double eastM = 0;
    boolean frozen = false;
    boolean moves = true;
    for (double second = 0; second < 600; second += 2 + random.nextInt(5)) {
      boolean spike = random.nextInt(25) == 0;
      fixes.add(at(second, spike ? eastM + 7_000 : eastM).kph(moves ? 40.0 : 0.0));
      if (random.nextInt(40) == 0) {
        eastM += 3_000;
      }
      frozen = random.nextInt(25) == 0 ? !frozen : frozen;
      moves = random.nextInt(12) == 0 ? !moves : moves;
      eastM += frozen ? 0 : 20;
    }
    return fixes;
  }

  private static ReferenceSnapshot reference() {
    return TruckScene.reference(
        TruckScene.rule(
            ViolationKind.POSITION_JUMP,
            List.of(),
            Map.of("jumpKph", 300.0, "jumpM", 1_000.0, "stayFixes", 3.0, "stayS", 10.0)),
        TruckScene.rule(
            ViolationKind.POSITION_FROZEN,
            List.of(),
            Map.of("movingKph", 15.0, "minS", 60.0, "minFixes", 4.0, "maxGapS", 60.0)));
  }

  private static TruckFile file() {
    return new TruckFile(reference(), FOLDS);
  }

  private static TruckScene.Report at(double second, double eastM) {
    return TruckScene.at(second, eastM, 0);
  }
}
