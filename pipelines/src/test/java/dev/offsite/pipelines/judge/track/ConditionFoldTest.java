package dev.offsite.pipelines.judge.track;

import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.truck.TruckFile;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * A condition that is read off the payload: nothing said is unknown, 0 does not hold, n holds at
 * the place "n" with that value.
 */
class ConditionFoldTest {

  private final Map<String, Double> parameters = new TreeMap<>(Map.of("maxGapS", 60.0));

  @Test
  void condition_heldForExactlyTheTime_isProven() {
    parameters.put("minS", 10.0);
    assertThat(after(held(0), held(9.999))).isEmpty();
    assertThat(after(held(0), held(10))).hasSize(1);
  }

  @Test
  void condition_heldAtExactlyTheFixes_isProven() {
    parameters.put("minFixes", 3.0);
    assertThat(after(held(0), held(1))).isEmpty();
    assertThat(after(held(0), held(1), held(2))).hasSize(1);
  }

  @Test
  void condition_heldOverTheWay_isProven() {
    parameters.put("minM", 19.9);
    assertThat(after(held(0), held(1))).isEmpty();
    assertThat(after(held(0), held(1), held(2))).hasSize(1);
  }

  @Test
  void condition_withoutParameters_isProvenAtOnce() {
    List<Candidate> said = after(held(5));
    assertThat(said).extracting(c -> c.episode().start()).containsExactly(time(5));
  }

  @Test
  void fixThatDoesNotHold_beforeTheProof_beginsAnew() {
    parameters.put("minFixes", 2.0);
    assertThat(after(held(0), clear(1), held(2))).isEmpty();
    assertThat(after(held(0), clear(1), held(2), held(3)))
        .extracting(c -> c.episode().start())
        .containsExactly(time(2));
  }

  @Test
  void provenStretch_isGoneAfterExactlyTheTime_andEndsWithItsLastFix() {
    parameters.put("clearS", 5.0);
    Candidate open = after(held(0), clear(1), clear(5.999)).get(0);
    Candidate closed = after(held(0), clear(1), clear(6)).get(0);

    assertThat(open.episode().end()).isNull();
    assertThat(closed.episode().end()).isEqualTo(time(0));
  }

  @Test
  void provenStretch_thatHoldsAgainInTime_goesOn_andTheTimeBeginsAnew() {
    parameters.put("clearS", 5.0);
    List<Candidate> said = after(held(0), clear(1), held(4), clear(5), clear(9));

    assertThat(said).hasSize(1);
    assertThat(said.get(0).episode().end()).isNull();
    assertThat(said.get(0).episode().observations()).isEqualTo(2);
  }

  @Test
  void gap_ofTheLimit_isOneStretch_andLongerIsTwo() {
    assertThat(after(held(0), held(60))).hasSize(1);
    assertThat(after(held(0), held(60.001))).hasSize(2);
  }

  @Test
  void silence_ofTheLimit_endsIt() {
    TruckFile file = file();
    file.add(held(0), held(1));

    assertThat(file.fallSilent(Duration.ofMillis(59_999))).isEmpty();
    Candidate closed = file.fallSilent(Duration.ofMinutes(1)).get(0);

    assertThat(closed.episode().end()).isEqualTo(time(1));
    assertThat(closed.facts().notes()).containsExactly(ConditionFold.ENDED_IN_SILENCE);
  }

  @Test
  void unknownFixes_neitherProveNorEnd_butTheirWayCounts() {
    parameters.put("minFixes", 2.0);
    assertThat(after(held(0), unknown(1), unknown(2))).isEmpty();
    List<Candidate> said = after(held(0), unknown(1), unknown(2), held(3));

    assertThat(said).hasSize(1);
    assertThat(said.get(0).episode().observations()).isEqualTo(2);
    assertThat(said.get(0).episode().distanceM()).isCloseTo(30, within(0.1));
  }

  @Test
  void way_toAFixThatDoesNotHold_doesNotCount() {
    parameters.put("clearS", 50.0);
    List<Candidate> said = after(held(0), held(1), unknown(2), clear(3), held(4), held(5));

    assertThat(said.get(0).episode().distanceM()).isCloseTo(30, within(0.1));
  }

  @Test
  void worst_isTheHighestValue_andTheFirstOfEquals() {
    TruckFile file = file();
    file.add(held(0, 1), held(1, 1));
    assertThat(file.holding().get(0).episode().worstObserved()).isEqualTo(time(0));
  }

  @Test
  void places_areStretchesOfTheirOwn() {
    List<Candidate> said = after(held(0, 1), held(1, 2), held(2, 2));

    assertThat(said).extracting(c -> c.facts().details().get("site")).containsExactly("1", "2");
    assertThat(said.get(0).episode().end()).isEqualTo(time(0));
    assertThat(said.get(1).episode().end()).isNull();
  }

  @Test
  void drive_beforeAndAfter_isPartOfTheEvidence() {
    parameters.put("trackBeforeS", 40.0);
    parameters.put("trackAfterS", 20.0);
    TruckFile file = file();
    for (int second = 0; second < 100; second += 20) {
      file.add(clear(second));
    }
    file.add(held(100), clear(110), clear(119));
    assertThat(file.holding().get(0).facts().details()).doesNotContainKey("trackAfter");
    file.add(clear(120), clear(130));

    Candidate candidate = file.holding().get(0);
    assertThat(candidate.facts().details()).containsEntry("trackAfter", "complete");
    assertThat(candidate.evidence().track())
        .extracting(Candidate.TrackPoint::time)
        .containsExactly(time(60), time(80), time(100), time(110), time(119), time(120));
  }

  @Test
  void ruleThatEnds_endsItsStretches() {
    ReferenceEntry.Rule rule = rule();
    ReferenceEntry.Rule until =
        new ReferenceEntry.Rule(
            rule.id(),
            1,
            new Validity(rule.validity().from(), time(2)),
            rule.violation(),
            rule.basis(),
            rule.matter(),
            rule.department(),
            3,
            List.of(),
            List.of(),
            parameters,
            5,
            15,
            90);
    TruckFile file =
        new TruckFile(
            TruckScene.reference(until), RuleFolds.of(new ConditionFold("scripted", SCRIPTED)));
    file.add(held(0), held(1), held(2), held(3));

    assertThat(file.holding()).extracting(c -> c.episode().end()).containsExactly(time(1));
  }

  @Test
  void stretch_inBytes_isThatOfFormOne() throws Exception {
    parameters.putAll(Map.of("clearS", 5.0, "trackBeforeS", 60.0));
    FoldState state = FoldState.start(RuleFolds.of(new ConditionFold("scripted", SCRIPTED)));
    Drive drive =
        new Drive(
            TruckScene.TRUCK, TruckScene.reference(rule()), new Registration(), new DigestLog());
    for (TruckScene.Report report : List.of(clear(0), held(30, 3), unknown(40), clear(41))) {
      state.step(drive, Fix.of(report.located(17)));
    }
    DataOutputSerializer out = new DataOutputSerializer(64);
    state.write(out);
    byte[] bytes = out.getCopyOfBuffer();

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(GOLDEN);
    FoldState read =
        FoldState.read(
            2,
            RuleFolds.of(new ConditionFold("scripted", SCRIPTED)),
            new DataInputDeserializer(bytes));
    DataOutputSerializer again = new DataOutputSerializer(64);
    read.write(again);
    assertThat(again.getCopyOfBuffer()).isEqualTo(bytes);
  }

  /** Previous fix, trail, and one open stretch that a fix has shown to be gone. */
  private static final String GOLDEN =
      "010000019e807b8c2847a5b6fe120f69c0001e01900000019e807b8cf00000000000000000001100"
          + "0000000000000000000000020000019e807aec0047a51080120f69c001900000753047a58a53120f"
          + "69c001900100087363726970746564010000011c000100096c6f6e672d73746f700001330000019e"
          + "807b61300000019e807b613047a58a53120f69c0001e01900000019e807b61f80000000000000000"
          + "001100000000000000000000000300000000019e807b613047a58a53120f69c0001e01900000019e"
          + "807b61f80000000000000000001100000000000000000000000300000000019e807b613047a58a53"
          + "120f69c0001e01900000019e807b61f8000000000000000000110000000000000000000000030000"
          + "4008000000000000000000010000000000000000000000000000000000000003010000019e807b8c"
          + "28800000000000000080000000000000000000000100000002020000019e807aec0047a51080120f"
          + "69c001900000019e807b613047a58a53120f69c001900000";

  private List<Candidate> after(TruckScene.Report... fixes) {
    TruckFile file = file();
    file.add(Arrays.asList(fixes));
    return file.holding();
  }

  private TruckFile file() {
    return new TruckFile(
        TruckScene.reference(rule()), RuleFolds.of(new ConditionFold("scripted", SCRIPTED)));
  }

  private ReferenceEntry.Rule rule() {
    return TruckScene.rule(ViolationKind.LONG_STOP, List.of(), parameters);
  }

  @Test
  void findingOfAnEndedStretch_isMadeAgainOnlyWhenItOrTheReferenceDataChanged() {
    parameters.put("trackAfterS", 3.0);
    RuleFolds folds = RuleFolds.of(new ConditionFold("scripted", SCRIPTED));
    TruckTrack track = TruckTrack.empty(folds);
    ReferenceSnapshot reference = TruckScene.reference(rule());
    add(track, held(0), reference);
    add(track, clear(1), reference);
    Finding ended = only(track, reference);
    add(track, clear(2), reference);
    Finding followed = only(track, reference);
    add(track, clear(3), reference);
    Finding complete = only(track, reference);
    add(track, clear(4), reference);

    assertThat(followed).isNotSameAs(ended);
    assertThat(complete.facts().details()).containsEntry("trackAfter", "complete");
    assertThat(only(track, reference)).isSameAs(complete);
    Finding byOther = only(track, TruckScene.reference(rule()));
    assertThat(byOther).isNotSameAs(complete).isEqualTo(complete);
    add(track, held(0.5, 1), reference);
    assertThat(only(track, reference).episode().lastObserved()).isEqualTo(time(0.5));
  }

  private static void add(TruckTrack track, TruckScene.Report report, ReferenceSnapshot reference) {
    track.add(
        Fix.of(report.located(0)),
        "ab".repeat(32),
        TruckScene.HORIZON,
        TruckScene.TRUCK,
        reference);
  }

  private static Finding only(TruckTrack track, ReferenceSnapshot reference) {
    List<Finding> findings = track.findings(new Moment(TruckScene.TRUCK, 0, reference));
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void conditionThatOnlyALateFixReveals_citesItsRecords_orSaysThatTheyAreNotHeld() {
    Candidate eachTenSeconds = revealedLate(10);
    Candidate eachSecond = revealedLate(1);

    assertThat(eachTenSeconds.evidence().records())
        .extracting(Candidate.RawRecord::role)
        .containsExactly("FIRST", "WORST", "LAST");
    assertThat(eachTenSeconds.gate().reasons()).doesNotContain(Doubt.RECORDS_NOT_HELD.name());
    assertThat(eachSecond.evidence().records())
        .extracting(Candidate.RawRecord::role)
        .containsExactly("LAST");
    assertThat(eachSecond.gate().reasons()).contains(Doubt.RECORDS_NOT_HELD.name());
    assertThat(eachSecond.gate().grade()).isEqualTo(Candidate.Gate.Grade.REVIEW);
  }

  /** Against a truck that was driving for a minute when it became known that it was loaded. */
  private Candidate revealedLate(int everySeconds) {
    TruckFile file =
        new TruckFile(
            TruckScene.reference(rule()),
            RuleFolds.of(new LoadedOnce(), new ConditionFold("loaded", LOADED)));
    for (int second = 1; second <= 61; second += everySeconds) {
      file.add(TruckScene.at(second, 10 * second, 0));
    }
    assertThat(file.revisions()).isEmpty();
    file.add(TruckScene.at(0, 0, 0).loaded());
    file.add(TruckScene.at(62, 620, 0).empty());
    return file.holding().get(0);
  }

  private static TruckScene.Report held(double second) {
    return held(second, 1);
  }

  private static TruckScene.Report held(double second, int value) {
    return TruckScene.at(second, 10 * second, 0).payloadKg(value);
  }

  private static TruckScene.Report clear(double second) {
    return held(second, 0);
  }

  private static TruckScene.Report unknown(double second) {
    return TruckScene.at(second, 10 * second, 0);
  }

  private static final Condition SCRIPTED =
      new Condition() {
        @Override
        public ViolationKind kind() {
          return ViolationKind.LONG_STOP;
        }

        @Override
        public Examination examine(Step step, ReferenceEntry.Rule rule) {
          int payloadKg = step.fix().payloadKg();
          if (payloadKg == Fix.UNKNOWN) {
            return Examination.UNKNOWN;
          }
          return payloadKg == 0
              ? Examination.CLEAR
              : Examination.holds(new Held(Integer.toString(payloadKg), payloadKg, payloadKg));
        }

        @Override
        public Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
          return new Description(
              new Candidate.Facts(
                  stretch.worstValue(),
                  null,
                  null,
                  "1",
                  null,
                  null,
                  Map.of("site", stretch.siteKey()),
                  List.of()),
              TruckPlace.at(stretch.worstFix(), "place"),
              Set.of());
        }
      };

  /** On the way, which is after the first second, with a load. */
  private static final Condition LOADED =
      new Condition() {
        @Override
        public ViolationKind kind() {
          return ViolationKind.LONG_STOP;
        }

        @Override
        public Examination examine(Step step, ReferenceEntry.Rule rule) {
          boolean onTheWay = step.at().isAfter(time(1));
          return onTheWay && step.cargo().isLoaded()
              ? Examination.holds(new Held("", 1, 0))
              : Examination.CLEAR;
        }

        @Override
        public Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
          return SCRIPTED.describe(stretch, rule, moment);
        }
      };

  /** A truck that was loaded once stays loaded until its sensor says that it is empty. */
  private static final class LoadedOnce extends RuleFold<LoadedOnce.Load> {

    private LoadedOnce() {
      super("loaded-once", 1, Load.class);
    }

    @Override
    public Load start() {
      return new Load();
    }

    @Override
    protected Load read(int writtenIn, DataInput in) throws IOException {
      Load state = new Load();
      state.cargo = Cargo.valueOf(in.readUTF());
      return state;
    }

    @Override
    protected void step(Load state, Step step) {
      Cargo said = Cargo.of(step.fix());
      state.cargo = said == Cargo.UNKNOWN ? state.cargo : said;
      step.conclude(state.cargo);
    }

    @Override
    protected void find(Load state, Moment moment, List<Finding> findings) {}

    private static final class Load implements RuleState {
      private Cargo cargo = Cargo.UNKNOWN;

      @Override
      public Load copy() {
        Load copy = new Load();
        copy.cargo = cargo;
        return copy;
      }

      @Override
      public void write(DataOutput out) throws IOException {
        out.writeUTF(cargo.name());
      }

      @Override
      public void settle(long settledMs) {}
    }
  }
}
