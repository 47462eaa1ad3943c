package dev.offsite.pipelines.judge.terminal;

import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.truck.TruckFile;
import dev.offsite.pipelines.judge.truck.TruckLaws;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * 120 s without a fix are silence on a trip, 12 hours give the truck up; 500 m moved meanwhile make
 * it graver; an alarm that was gone for 60 s is over.
 */
class DarkTerminalTest {

  private static final RuleFolds FOLDS = RuleFolds.of(new DarkFold());

  /** A digest and the time of its fix. */
  private static final int DIGEST_BYTES = 40;

  private static final Map<String, Double> SILENT =
      Map.of(
          "movingKph", 10.0,
          "maxGapS", 120.0,
          "giveUpS", 43_200.0,
          "movedM", 500.0,
          "movedSeverity", 5.0);

  private static final Map<String, Double> UNPLUGGED =
      Map.of(
          "maxGapS", 120.0,
          "giveUpS", 43_200.0,
          "clearS", 60.0,
          "movedM", 500.0,
          "movedSeverity", 5.0);

  @Test
  void truck_silentOnATripForExactlyWhatTheRuleAsks_opensAndNotBefore() {
    TruckFile file = file();
    file.add(drive(0, 10));

    assertThat(file.fallSilent(Duration.ofMinutes(2).minusMillis(1))).isEmpty();
    List<Candidate> said = file.fallSilent(Duration.ofMinutes(2));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.OPEN);
    Candidate open = said.get(0);
    assertThat(open.kind()).isEqualTo(ViolationKind.TERMINAL_SILENT);
    assertThat(open.episode().start()).isEqualTo(time(10));
    assertThat(open.episode().end()).isNull();
    assertThat(open.facts().measured()).isEqualTo(120);
    assertThat(open.facts().unit()).isEqualTo("s");
    assertThat(open.facts().notes()).containsExactly(DarkFindings.STILL_SILENT);
    assertThat(open.place().lng()).isCloseTo(TruckScene.at(100, 0).lng(), within(1e-7));
    assertThat(open.evidence().records()).hasSize(1);
    assertThat(open.evidence().track()).isNotEmpty();
  }

  @Test
  void silence_endsWithTheNextFix_asTheSameCandidate() {
    TruckFile file = file();
    file.add(drive(0, 10));
    Candidate open = file.fallSilent(Duration.ofMinutes(2)).get(0);

    List<Candidate> said = file.add(truck(300, 400));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.CLOSED);
    Candidate closed = said.get(0);
    assertThat(closed.id()).isEqualTo(open.id());
    assertThat(closed.episode().end()).isEqualTo(time(300));
    assertThat(closed.facts().measured()).isEqualTo(290);
    assertThat(closed.facts().details())
        .containsEntry("movedM", "300")
        .containsEntry("unheardS", "290")
        .containsEntry("cargo", "LOADED")
        .containsKeys("seenAgainLng", "seenAgainLat");
    assertThat(closed.evidence().records()).hasSize(2);
  }

  @Test
  void gap_betweenTwoFixes_isTheSameSilenceWithoutATimer() {
    TruckFile exact = file();
    TruckFile longer = file();

    exact.add(truck(10, 0), truck(130, 0));
    longer.add(truck(10, 0), truck(130.001, 0));

    assertThat(exact.holding()).isEmpty();
    assertThat(longer.holding()).extracting(Candidate::phase).containsExactly(Phase.CLOSED);
  }

  @Test
  void truck_thatMovedWhileDark_isGraverThanOneThatStood() {
    TruckFile stood = file();
    TruckFile moved = file();

    stood.add(truck(0, 0), truck(600, 499));
    moved.add(truck(0, 0), truck(600, 501));

    assertThat(stood.holding().get(0).law().severity()).isEqualTo(3);
    assertThat(moved.holding().get(0).law().severity()).isEqualTo(5);
    assertThat(moved.holding().get(0).facts().notes())
        .containsExactly(DarkFindings.MOVED_WHILE_DARK);
  }

  @Test
  void parking_withTheIgnitionOff_isNoSilence() {
    TruckFile file = file();
    file.add(truck(0, 0).ignitionOn(false).kph(0.0), truck(600, 0));
    file.add(truck(610, 0).ignitionOn(false).kph(0.0));

    assertThat(file.fallSilent(Duration.ofHours(1))).isEmpty();
    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void truck_thatStandsEmptyWithTheEngineRunning_isNoSilence_andLoadedItIs() {
    TruckFile empty = file();
    TruckFile loaded = file();

    empty.add(truck(0, 0).empty().kph(9.9), truck(600, 0));
    loaded.add(truck(0, 0).kph(9.9), truck(600, 0));

    assertThat(empty.holding()).isEmpty();
    assertThat(loaded.holding()).hasSize(1);
  }

  @Test
  void terminal_thatDoesNotSayWhetherTheIgnitionIsOn_isReviewedIfItMoved() {
    TruckFile moved = file();
    TruckFile stood = file();

    moved.add(truck(0, 0).ignitionOn(null), truck(600, 0));
    stood.add(truck(0, 0).ignitionOn(null).kph(0.0), truck(600, 0));

    assertThat(moved.holding().get(0).gate().reasons()).contains(Doubt.IGNITION_UNKNOWN.name());
    assertThat(moved.holding().get(0).gate().grade()).isEqualTo(Candidate.Gate.Grade.REVIEW);
    assertThat(stood.holding()).isEmpty();
  }

  @Test
  void backfill_thatFillsTheGap_withdrawsTheSilence() {
    TruckFile file = file();
    file.add(truck(0, 0), truck(300, 0));
    assertThat(file.holding()).hasSize(1);

    file.add(truck(100, 0));
    assertThat(file.holding()).extracting(c -> c.episode().start()).containsExactly(time(100));
    file.add(truck(200, 0));

    assertThat(file.holding()).isEmpty();
  }

  @Test
  void truck_neverHeardAgain_isGivenUp() {
    TruckFile file = file();
    file.add(drive(0, 10));
    file.fallSilent(Duration.ofMinutes(2));

    assertThat(file.fallSilent(Duration.ofHours(12).minusMillis(1)))
        .extracting(Candidate::phase)
        .doesNotContain(Phase.CLOSED);
    Candidate closed = file.fallSilent(Duration.ofHours(12)).get(0);

    assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
    assertThat(closed.facts().notes()).containsExactly(DarkFindings.ENDED_IN_SILENCE);
  }

  @Test
  void silences_thatMatter_areThoseOfBothRules() {
    assertThat(new DarkFold().silences(TruckScene.DAY, reference()))
        .containsOnly(Duration.ofMinutes(2), Duration.ofHours(12));
  }

  @Test
  void powerCut_opensAtItsFix_andWithTheSilenceAfterItIsOneCandidate() {
    TruckFile file = file();

    List<Candidate> said = file.add(truck(0, 0), truck(10, 100).alarms("POWER_CUT"));
    assertThat(said).extracting(Candidate::kind).containsExactly(ViolationKind.TERMINAL_UNPLUGGED);
    file.fallSilent(Duration.ofMinutes(2));
    file.add(truck(600, 8_100));
    file.add(truck(659, 8_100));
    assertThat(file.holding()).extracting(Candidate::phase).containsExactly(Phase.UPDATED);
    file.add(truck(660, 8_100));

    assertThat(file.holding()).hasSize(1);
    Candidate closed = file.holding().get(0);
    assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
    assertThat(closed.kind()).isEqualTo(ViolationKind.TERMINAL_UNPLUGGED);
    assertThat(closed.id()).isEqualTo(said.get(0).id());
    assertThat(closed.episode().end()).isEqualTo(time(600));
    assertThat(closed.facts().details())
        .containsEntry("alarms", "POWER_CUT")
        .containsEntry("unheardS", "590")
        .containsEntry("movedM", "8000");
    assertThat(closed.law().severity()).isEqualTo(5);
  }

  @Test
  void antennaCut_thatGoesOn_isOneCandidate_andAnotherAfterItsClearance() {
    TruckFile file = file();
    for (int second = 0; second <= 60; second += 10) {
      file.add(truck(second, 0).alarms("ANTENNA_CUT"));
    }
    file.add(truck(70, 0), truck(100, 0));
    file.add(truck(129, 0).alarms("ANTENNA_CUT"));
    assertThat(file.holding()).hasSize(1);
    assertThat(file.holding().get(0).episode().observations()).isEqualTo(8);

    file.add(truck(130, 0), truck(190, 0), truck(200, 0).alarms("ANTENNA_CUT"));

    assertThat(file.holding()).hasSize(2);
  }

  @Test
  void antennaCut_toldWithoutAFix_opensAtTheLastPlace_andIsNoSilence() {
    TruckFile file = file();
    file.add(truck(0, 0), truck(10, 100));

    List<Candidate> said = file.add(unseen(20).alarms("ANTENNA_CUT"));

    assertThat(said).extracting(Candidate::kind).containsExactly(ViolationKind.TERMINAL_UNPLUGGED);
    Candidate open = said.get(0);
    assertThat(open.episode().start()).isEqualTo(time(20));
    assertThat(open.place().lng()).isCloseTo(TruckScene.at(100, 0).lng(), within(1e-7));
    assertThat(open.place().lat()).isCloseTo(TruckScene.at(100, 0).lat(), within(1e-7));
    assertThat(open.evidence().records())
        .extracting(Candidate.RawRecord::role, Candidate.RawRecord::offset)
        .containsExactly(tuple("PLACE", 1L), tuple("FIRST", 2L));
    assertThat(open.facts().details()).containsEntry("cargo", "LOADED");

    for (int second = 30; second <= 600; second += 10) {
      file.add(unseen(second).alarms("ANTENNA_CUT"));
    }
    file.fallSilent(Duration.ofMinutes(2));
    file.add(truck(900, 1_100), truck(960, 1_100));

    assertThat(file.holding()).hasSize(1);
    Candidate closed = file.holding().get(0);
    assertThat(closed.id()).isEqualTo(open.id());
    assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
    assertThat(closed.episode().start()).isEqualTo(time(20));
    assertThat(closed.episode().end()).isEqualTo(time(900));
    assertThat(closed.facts().details())
        .containsEntry("heardWithoutFix", "59")
        .containsEntry("unheardS", "300")
        .containsEntry("movedM", "1000");
    assertThat(closed.gate().reasons()).doesNotContain(Doubt.HEARD_WITHOUT_FIX.name());
  }

  @Test
  void antennaCut_toldInTurnWithAndWithoutAFix_isOneCandidateAtTheNewestPlace() {
    TruckFile file = file();

    file.add(truck(0, 0).alarms("ANTENNA_CUT"), unseen(10).alarms("ANTENNA_CUT"));
    file.add(truck(20, 200), unseen(30).alarms("ANTENNA_CUT"));

    assertThat(file.holding()).hasSize(1);
    Candidate open = file.holding().get(0);
    assertThat(open.episode().start()).isEqualTo(time(0));
    assertThat(open.episode().end()).isNull();
    assertThat(open.episode().observations()).isEqualTo(3);
    assertThat(open.place().lng()).isCloseTo(TruckScene.at(200, 0).lng(), within(1e-7));
  }

  @Test
  void terminal_heardWithoutAFixForLongerThanTheSilenceAllowed_isReviewed() {
    TruckFile file = file();
    file.add(truck(0, 0));
    for (int second = 10; second <= 110; second += 10) {
      assertThat(file.add(unseen(second))).isEmpty();
    }

    List<Candidate> said = file.add(unseen(120));

    assertThat(said).extracting(Candidate::kind).containsExactly(ViolationKind.TERMINAL_SILENT);
    assertThat(said.get(0).gate().reasons()).contains(Doubt.HEARD_WITHOUT_FIX.name());
    assertThat(said.get(0).facts().details()).containsEntry("heardWithoutFix", "12");
    assertThat(said.get(0).facts().measured()).isEqualTo(120);
    file.add(truck(130, 100));
    assertThat(file.holding()).extracting(Candidate::id).containsExactly(said.get(0).id());
    assertThat(file.holding().get(0).facts().details()).containsEntry("heardWithoutFix", "12");
  }

  @Test
  void terminal_heardWithoutAFixForShorter_saysNothing_andItsPlaceCountsForNothing() {
    TruckFile file = file();

    file.add(truck(0, 0), unseen(60), truck(120, 0));
    file.add(unseen(130), truck(140, 0));

    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void antennaCut_toldBeforeTheFirstFix_waitsForAPlace() {
    TruckFile file = file();

    assertThat(file.add(unseen(0).alarms("ANTENNA_CUT"))).isEmpty();
    assertThat(file.add(truck(5, 0))).isEmpty();
    assertThat(file.add(unseen(10).alarms("ANTENNA_CUT"))).hasSize(1);
  }

  @Test
  void stateOfForm1_whichKnewPlacesOnly_isRead() throws IOException {
    DarkSpells spells = new DarkSpells();
    DataOutputSerializer out = new DataOutputSerializer(64);
    spells.write(out);
    byte[] form2 = out.getCopyOfBuffer();
    byte[] form1 = Arrays.copyOf(form2, form2.length - Integer.BYTES);

    DarkSpells read = DarkSpells.read(1, new DataInputDeserializer(form1));

    assertThat(read.open).isEmpty();
    assertThat(read.heardWithoutFix).isZero();
  }

  @Test
  void otherAlarms_areNoCut() {
    TruckFile file = file();

    assertThat(file.add(truck(0, 0).alarms("POWER_LOW", "GNSS_FAULT", "ANTENNA_SHORT"))).isEmpty();
  }

  @Test
  void powerCut_ofAParkedTruck_isMaintenanceUnlessItIsFoundElsewhere() {
    TruckFile there = file();
    TruckFile elsewhere = file();
    TruckScene.Report cut = truck(0, 0).ignitionOn(false).kph(0.0).alarms("POWER_CUT");

    there.add(cut, truck(3_000, 499), truck(3_060, 499));
    elsewhere.add(cut, truck(3_000, 501), truck(3_060, 501));

    assertThat(there.revisions()).isEmpty();
    assertThat(elsewhere.holding()).hasSize(1);
  }

  @Test
  void rules_areThoseOfTheTimeAtWhichTheSilenceBegan() {
    ReferenceEntry.Rule rule = rule(ViolationKind.TERMINAL_SILENT, SILENT);
    ReferenceEntry.Rule until =
        new ReferenceEntry.Rule(
            rule.id(),
            1,
            new Validity(rule.validity().from(), time(100)),
            rule.violation(),
            rule.basis(),
            rule.matter(),
            rule.department(),
            3,
            List.of(),
            List.of(),
            SILENT,
            5,
            15,
            90);
    TruckFile file = new TruckFile(TruckScene.reference(until), FOLDS);

    file.add(truck(99, 0), truck(300, 0), truck(600, 0));

    assertThat(file.holding()).extracting(c -> c.episode().start()).containsExactly(time(99));
  }

  @Test
  void exemptVehicle_saysNothing() {
    ReferenceSnapshot reference =
        ReferenceSnapshot.of(
            "release-1",
            List.of(
                TruckScene.device(TruckScene.TRUCK, TruckScene.PLATE),
                new ReferenceEntry.Vehicle(
                    TruckScene.PLATE, 1, TruckScene.ALWAYS, "Fire brigade", true),
                rule(ViolationKind.TERMINAL_SILENT, SILENT),
                rule(ViolationKind.TERMINAL_UNPLUGGED, UNPLUGGED)));
    TruckFile file = new TruckFile(reference, FOLDS);
    file.add(truck(0, 0), truck(300, 0).alarms("POWER_CUT"), truck(310, 0));

    assertThat(file.fallSilent(Duration.ofHours(1))).isEmpty();
    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void drives_inAnyOrder_endInTheSameCandidates() {
    TruckLaws laws = new TruckLaws(reference());
    int candidates = 0;
    for (long seed = 1; seed <= 100; seed++) {
      List<TruckScene.Report> drive = wander(new Random(seed));
      candidates += laws.assertOrderDoesNotMatter(drive, seed, 6, null);
      candidates += laws.assertOrderDoesNotMatter(drive, seed, 2, Duration.ofMinutes(2));
    }
    assertThat(candidates).isGreaterThan(300);
  }

  @Test
  void silence_thatSettled_leavesNothingBehind() {
    TruckLaws laws = new TruckLaws(reference());
    List<TruckScene.Report> dark =
        new ArrayList<>(List.of(truck(0, 0), truck(200, 0), truck(210, 0).alarms("POWER_CUT")));
    List<TruckScene.Report> parked =
        new ArrayList<>(
            List.of(truck(0, 0).ignitionOn(false).kph(0.0), truck(200, 0), truck(210, 0)));
    dark.addAll(drive(220, 1_500));
    parked.addAll(drive(220, 1_500));

    // At most one digest of a harmless fix more or less: which of them are kept has shifted.
    assertThat(laws.bytesAfter(dark)).isCloseTo(laws.bytesAfter(parked), within(DIGEST_BYTES));
  }

  /** A quarter of an hour at most, with gaps, alarms, stops and an ignition that is on or off. */
  private static List<TruckScene.Report> wander(Random random) {
    List<TruckScene.Report> fixes = new ArrayList<>();
    double eastM = 0;
    for (double second = 0; second < 700; ) {
      double kph = random.nextInt(4) == 0 ? 0 : 36;
      TruckScene.Report fix = truck(second, eastM).kph(kph);
      switch (random.nextInt(12)) {
        case 0, 1 -> fix.ignitionOn(false);
        case 2 -> fix.ignitionOn(null);
        case 3 -> fix.empty();
        case 4 -> fix.alarms("POWER_CUT");
        case 5 -> fix.alarms("ANTENNA_CUT", "POWER_LOW");
        case 6, 7 -> fix.fixed(false).alarms("ANTENNA_CUT");
        case 8 -> fix.fixed(false);
        default -> {}
      }
      fixes.add(fix);
      double step = random.nextInt(6) == 0 ? 100 + random.nextInt(60) : 5 + random.nextInt(20);
      eastM += kph / 3.6 * step;
      second += step;
    }
    return fixes;
  }

  private static ReferenceEntry.Rule rule(ViolationKind kind, Map<String, Double> parameters) {
    return TruckScene.rule(kind, List.of(), parameters);
  }

  private static ReferenceSnapshot reference() {
    return TruckScene.reference(
        rule(ViolationKind.TERMINAL_SILENT, SILENT),
        rule(ViolationKind.TERMINAL_UNPLUGGED, UNPLUGGED));
  }

  private static TruckFile file() {
    return new TruckFile(reference(), FOLDS);
  }

  /** Loaded, with the ignition on, at 36 km/h. */
  private static TruckScene.Report truck(double second, double eastM) {
    return TruckScene.at(second, eastM, 0).kph(36.0).ignitionOn(true).loaded();
  }

  /** Heard, but without a fix: the place it sends is far off. */
  private static TruckScene.Report unseen(double second) {
    return TruckScene.at(second, 9_000, 9_000).fixed(false).ignitionOn(true).loaded();
  }

  private static List<TruckScene.Report> drive(int from, int to) {
    List<TruckScene.Report> fixes = new ArrayList<>();
    for (int second = from; second <= to; second++) {
      fixes.add(truck(second, 10 * second));
    }
    return fixes;
  }
}
