package dev.offsite.pipelines.judge.driving;

import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.ConditionFold;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFold;
import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.track.RuleState;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.truck.TruckFile;
import dev.offsite.pipelines.judge.truck.TruckLaws;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PositionReport.Cover;
import dev.offsite.schemas.telemetry.PositionReport.Load;
import java.io.DataInput;
import java.io.DataOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Open and loaded above 10 km/h for 10 s, 3 fixes and 100 m; gone after 20 s; 60 s of silence. */
class UncoveredLoadTest {

  private static final RuleFolds FOLDS =
      RuleFolds.of(new ConditionFold("uncovered-load", new UncoveredLoad()));

  @Test
  void truck_uncoveredForExactlyWhatTheRuleAsks_opensAndNotOneFixBefore() {
    TruckFile file = file(FOLDS);

    // 10 m/s: 10 s and 100 m are reached at once.
    assertThat(file.add(drive(0, 9, Cover.OPEN))).isEmpty();
    List<Candidate> said = file.add(drive(10, 10, Cover.OPEN));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.OPEN);
    assertThat(said.get(0).kind()).isEqualTo(ViolationKind.UNCOVERED_LOAD);
    assertThat(said.get(0).episode().start()).isEqualTo(time(0));
    assertThat(said.get(0).facts().measured()).isCloseTo(100, within(0.2));
    assertThat(said.get(0).facts().unit()).isEqualTo("m");
  }

  @Test
  void truck_uncoveredForLongButNotFar_saysNothing() {
    TruckFile file = file(FOLDS);
    for (int second = 0; second <= 30; second++) {
      file.add(TruckScene.at(second, 3.3 * second, 0).kph(12.0).loaded().cover(Cover.OPEN));
    }
    assertThat(file.holding()).isEmpty();
    file.add(TruckScene.at(31, 3.3 * 31, 0).kph(12.0).loaded().cover(Cover.OPEN));
    assertThat(file.holding()).hasSize(1);
  }

  @Test
  void truck_covered_orEmpty_saysNothing() {
    assertThat(after(drive(0, 60, Cover.CLOSED))).isEmpty();
    List<TruckScene.Report> empty = drive(0, 60, Cover.OPEN);
    empty.forEach(TruckScene.Report::empty);
    assertThat(after(empty)).isEmpty();
  }

  @Test
  void cover_orLoadThatNobodyKnows_provesNothing() {
    assertThat(after(drive(0, 60, Cover.UNKNOWN))).isEmpty();
    List<TruckScene.Report> unknown = drive(0, 60, Cover.OPEN);
    unknown.forEach(fix -> fix.load(Load.UNKNOWN));
    assertThat(after(unknown)).isEmpty();
  }

  @Test
  void truck_halfLoaded_countsAsLoaded() {
    List<TruckScene.Report> half = drive(0, 20, Cover.OPEN);
    half.forEach(fix -> fix.load(Load.HALF));
    assertThat(after(half)).hasSize(1);
  }

  @Test
  void truck_thatOnlyStands_saysNothing_andAStopOnTheWayIsTheSameEpisode() {
    List<TruckScene.Report> standing = drive(0, 60, Cover.OPEN);
    standing.forEach(fix -> fix.kph(9.9));
    assertThat(after(standing)).isEmpty();

    List<TruckScene.Report> stop = drive(21, 80, Cover.OPEN);
    stop.forEach(fix -> fix.kph(0.0));
    List<Candidate> said = after(drive(0, 20, Cover.OPEN), stop, drive(81, 100, Cover.OPEN));
    assertThat(said).hasSize(1);
    assertThat(said.get(0).facts().measured()).isCloseTo(1_000, within(2.0));
  }

  @Test
  void cover_closedForLessThanTheRuleClears_isOneEpisode_andForAsLongItIsTwo() {
    assertThat(
            after(drive(0, 20, Cover.OPEN), drive(21, 40, Cover.CLOSED), drive(41, 60, Cover.OPEN)))
        .hasSize(1);
    assertThat(
            after(drive(0, 20, Cover.OPEN), drive(21, 41, Cover.CLOSED), drive(42, 61, Cover.OPEN)))
        .hasSize(2);
  }

  @Test
  void terminal_withoutSpeed_movesByWhatItsPlacesImply() {
    List<TruckScene.Report> mute = drive(0, 20, Cover.OPEN);
    mute.forEach(fix -> fix.kph(null));
    assertThat(after(mute)).hasSize(1);
  }

  @Test
  void load_thatIsPresumed_isReviewedWithItsDoubt() {
    TruckFile file = file(RuleFolds.of(new Presumption(), FOLD));
    List<TruckScene.Report> unknown = drive(0, 20, Cover.OPEN);
    unknown.forEach(fix -> fix.load(Load.UNKNOWN));

    file.add(unknown);

    Candidate presumed = file.holding().get(0);
    assertThat(presumed.gate().grade()).isEqualTo(Candidate.Gate.Grade.REVIEW);
    assertThat(presumed.gate().reasons()).contains(Doubt.LOAD_PRESUMED.name());
    assertThat(presumed.facts().details()).containsEntry("load", "presumed");
    Candidate sensed = after(drive(0, 20, Cover.OPEN)).get(0);
    assertThat(sensed.gate().reasons()).doesNotContain(Doubt.LOAD_PRESUMED.name());
    assertThat(sensed.facts().details()).containsEntry("load", "sensor");
  }

  @Test
  void silence_endsTheEpisodeAtTheLastFix() {
    TruckFile file = file(FOLDS);
    file.add(drive(0, 20, Cover.OPEN));

    assertThat(file.fallSilent(Duration.ofSeconds(60).minusMillis(1))).isEmpty();
    assertThat(file.fallSilent(Duration.ofSeconds(60)).get(0).episode().end()).isEqualTo(time(20));
  }

  @Test
  void lateFix_withTheCoverClosed_withdrawsTheEpisode() {
    TruckFile file = file(FOLDS);
    file.add(drive(0, 5, Cover.OPEN));
    file.add(drive(7, 12, Cover.OPEN));
    assertThat(file.holding()).hasSize(1);

    file.add(drive(6, 6, Cover.CLOSED));

    assertThat(file.holding()).isEmpty();
  }

  @Test
  void drives_inAnyOrder_endInTheSameCandidates() {
    TruckLaws laws = new TruckLaws(TruckScene.reference(rule()));
    int candidates = 0;
    for (long seed = 1; seed <= 60; seed++) {
      candidates += laws.assertOrderDoesNotMatter(wander(new Random(seed)), seed, 6, null);
      candidates +=
          laws.assertOrderDoesNotMatter(wander(new Random(seed)), seed, 2, Duration.ofSeconds(60));
    }
    assertThat(candidates).isGreaterThan(60);
  }

  @Test
  void episode_thatSettled_leavesNothingBehind() {
    TruckLaws laws = new TruckLaws(TruckScene.reference(rule()));
    List<TruckScene.Report> open = new ArrayList<>(drive(0, 60, Cover.OPEN));
    List<TruckScene.Report> closed = new ArrayList<>(drive(0, 60, Cover.CLOSED));
    open.addAll(drive(61, 1_200, Cover.CLOSED));
    closed.addAll(drive(61, 1_200, Cover.CLOSED));

    assertThat(laws.bytesAfter(open)).isEqualTo(laws.bytesAfter(closed));
  }

  private static List<TruckScene.Report> wander(Random random) {
    List<TruckScene.Report> fixes = new ArrayList<>();
    double eastM = 0;
    Cover cover = Cover.OPEN;
    Load load = Load.LOADED;
    for (double second = 0; second < 300; ) {
      double kph = random.nextInt(10) == 0 ? 0 : 36;
      fixes.add(TruckScene.at(second, eastM, 0).kph(kph).cover(cover).load(load));
      double step = random.nextInt(25) == 0 ? 65 : 1 + random.nextInt(4);
      cover = random.nextInt(9) == 0 ? List.of(Cover.values()).get(random.nextInt(3)) : cover;
      load = random.nextInt(12) == 0 ? List.of(Load.values()).get(random.nextInt(4)) : load;
      eastM += kph / 3.6 * step;
      second += step;
    }
    return fixes;
  }

  private static ReferenceEntry.Rule rule() {
    return TruckScene.rule(
        ViolationKind.UNCOVERED_LOAD,
        List.of(),
        Map.of(
            "movingKph", 10.0,
            "minS", 10.0,
            "minFixes", 3.0,
            "minM", 99.9,
            "clearS", 20.0,
            "maxGapS", 60.0));
  }

  private static final ConditionFold FOLD =
      new ConditionFold("uncovered-load", new UncoveredLoad());

  private static TruckFile file(RuleFolds folds) {
    return new TruckFile(TruckScene.reference(rule()), folds);
  }

  @SafeVarargs
  private static List<Candidate> after(List<TruckScene.Report>... drives) {
    TruckFile file = file(FOLDS);
    for (List<TruckScene.Report> drive : drives) {
      file.add(drive);
    }
    return file.holding();
  }

  /** Loaded, at 10 m/s, one fix each second. */
  private static List<TruckScene.Report> drive(int from, int to, Cover cover) {
    List<TruckScene.Report> fixes = new ArrayList<>();
    for (int second = from; second <= to; second++) {
      fixes.add(TruckScene.at(second, 10 * second, 0).kph(36.0).loaded().cover(cover));
    }
    return fixes;
  }

  /** Concludes at every fix that the truck must be loaded, as the fold of trips may. */
  private static final class Presumption extends RuleFold<Presumption.Nothing> {

    private Presumption() {
      super("presumption", 1, Nothing.class);
    }

    @Override
    public Nothing start() {
      return new Nothing();
    }

    @Override
    protected Nothing read(int writtenIn, DataInput in) {
      return new Nothing();
    }

    @Override
    protected void step(Nothing state, Step step) {
      step.conclude(Cargo.PRESUMED_LOADED);
    }

    @Override
    protected void find(Nothing state, Moment moment, List<Finding> findings) {}

    private static final class Nothing implements RuleState {
      @Override
      public RuleState copy() {
        return this;
      }

      @Override
      public void write(DataOutput out) {}

      @Override
      public void settle(long settledMs) {}
    }
  }
}
