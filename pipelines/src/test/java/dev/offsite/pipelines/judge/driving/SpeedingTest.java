package dev.offsite.pipelines.judge.driving;

import static dev.offsite.pipelines.judge.track.TruckScene.ALWAYS;
import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.track.ConditionFold;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The general limit is 60 km/h with a tolerance of 10 %: above 66 km/h for 10 s and 3 fixes. */
class SpeedingTest {

  private static final RuleFolds FOLDS =
      RuleFolds.of(new ConditionFold("speeding", new Speeding()));

  private static final Map<String, Double> PARAMETERS =
      Map.of(
          "limitKph", 60.0,
          "limitKph.CITY_ROAD", 50.0,
          "toleranceFactor", 1.1,
          "ignoreBelowKph", 10.0,
          "contradictionKph", 20.0,
          "minS", 10.0,
          "minFixes", 3.0,
          "clearS", 5.0,
          "maxGapS", 30.0);

  @Test
  void truck_atTheTolerance_saysNothing_andJustAboveItOpens() {
    assertThat(file().add(drive(0, 30, 66.0))).isEmpty();
    assertThat(file().add(drive(0, 30, 66.1))).isNotEmpty();
  }

  @Test
  void truck_tooFastForExactlyWhatTheRuleAsks_opensAndNotOneFixBefore() {
    TruckFile file = file();

    assertThat(file.add(drive(0, 9, 80))).isEmpty();
    List<Candidate> said = file.add(drive(10, 10, 80));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.OPEN);
    assertThat(said.get(0).episode().start()).isEqualTo(time(0));
  }

  @Test
  void truck_tooFastLongEnoughAtTooFewFixes_saysNothing() {
    TruckFile file = file();

    assertThat(file.add(fix(0, 80), fix(20, 80))).isEmpty();
    assertThat(file.add(fix(40, 80))).hasSize(1);
  }

  @Test
  void facts_sayTheFastestAgainstTheLimitWithTheToleranceApart() {
    TruckFile file = file();
    file.add(drive(0, 8, 80));
    file.add(fix(9, 90));
    file.add(drive(10, 15, 80));

    Candidate candidate = file.holding().get(0);

    assertThat(candidate.kind()).isEqualTo(ViolationKind.SPEEDING);
    assertThat(candidate.facts().measured()).isEqualTo(90);
    assertThat(candidate.facts().limit()).isEqualTo(60);
    assertThat(candidate.facts().tolerance()).isEqualTo(1.1);
    assertThat(candidate.facts().excess()).isCloseTo(30, within(1e-9));
    assertThat(candidate.facts().excessPercent()).isCloseTo(50, within(1e-9));
    assertThat(candidate.facts().unit()).isEqualTo("km/h");
    assertThat(candidate.facts().details())
        .containsEntry("limitSource", "GENERAL")
        .doesNotContainKey("limitOf");
    assertThat(candidate.episode().worstObserved()).isEqualTo(time(9));
    assertThat(candidate.gate().reasons()).doesNotContain(Doubt.SPEED_CONTRADICTED.name());
  }

  @Test
  void truck_slowForLessThanTheRuleClears_isOneEpisode_andForAsLongItIsTwo() {
    assertThat(after(drive(0, 20, 80), drive(21, 25, 50), drive(26, 45, 80))).hasSize(1);
    assertThat(after(drive(0, 20, 80), drive(21, 26, 50), drive(27, 46, 80))).hasSize(2);
  }

  @Test
  void truck_slowBeforeTheProof_beginsAnew() {
    assertThat(after(drive(0, 9, 80), drive(10, 10, 60), drive(11, 20, 80))).isEmpty();
  }

  @Test
  void silence_endsTheEpisodeAtTheLastFix() {
    TruckFile file = file();
    file.add(drive(0, 20, 80));

    assertThat(file.fallSilent(Duration.ofSeconds(30).minusMillis(1))).isEmpty();
    List<Candidate> said = file.fallSilent(Duration.ofSeconds(30));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.CLOSED);
    assertThat(said.get(0).episode().end()).isEqualTo(time(20));
  }

  @Test
  void lateFixes_thatWereSlow_withdrawTheEpisode() {
    TruckFile file = file();
    file.add(fix(0, 80), fix(8, 80), fix(16, 80));
    assertThat(file.holding()).hasSize(1);

    file.add(fix(4, 50), fix(12, 50));

    assertThat(file.holding()).isEmpty();
  }

  @Test
  void fixWithoutSpeed_provesNothingAndEndsNothing() {
    assertThat(after(drive(0, 30, null))).isEmpty();
    assertThat(after(drive(0, 10, 80), drive(11, 29, null), drive(30, 40, 80))).hasSize(1);
  }

  @Test
  void terminal_contradictedByItsPlaces_isReviewedWithItsDoubt() {
    // 80 km/h said, 55 km/h driven: 25 km/h apart; with 65 it is 15.
    Candidate doubtful = after(driveAt(0, 20, 80, 55)).get(0);
    Candidate clear = after(driveAt(0, 20, 80, 65)).get(0);

    assertThat(doubtful.gate().grade()).isEqualTo(Candidate.Gate.Grade.REVIEW);
    assertThat(doubtful.gate().reasons()).contains(Doubt.SPEED_CONTRADICTED.name());
    assertThat(doubtful.facts().details())
        .containsEntry("saidKph", "80.0")
        .hasEntrySatisfying(
            "impliedKph", text -> assertThat(Double.parseDouble(text)).isCloseTo(55, within(0.2)));
    assertThat(clear.gate().reasons()).doesNotContain(Doubt.SPEED_CONTRADICTED.name());
  }

  @Test
  void fence_withASpeedLimitInForce_bindsBeforePermitAndRoad() {
    TruckFile file =
        file(
            TruckScene.fence("school", "SPEED_ZONE", -9e3, -500, 9e3, 500, ",\"speedLimitKph\":30"),
            road(),
            permit(40.0, ALWAYS));

    file.add(drive(0, 20, 34));

    assertThat(file.holding()).hasSize(1);
    Candidate candidate = file.holding().get(0);
    assertThat(candidate.facts().limit()).isEqualTo(30);
    assertThat(candidate.facts().details())
        .containsEntry("limitSource", "FENCE")
        .containsEntry("limitOf", "school");
    assertThat(candidate.place().fenceId()).isEqualTo("school");
  }

  @Test
  void fence_outOfForce_doesNotBind() {
    // Hangzhou's clock: midnight UTC is eight in the morning.
    String hours =
        ",\"speedLimitKph\":30,\"windows\":{\"zone\":\"Asia/Shanghai\",\"weekly\":[{\"days\":"
            + "[\"MON\"],\"from\":\"%s\",\"to\":\"09:00\"}]}";

    assertThat(inZone(hours.formatted("08:00"))).hasSize(1);
    assertThat(inZone(hours.formatted("08:30"))).isEmpty();
  }

  @Test
  void fences_thatOverlap_bindByTheLowestLimit() {
    TruckFile file =
        file(
            TruckScene.fence("a", "SPEED_ZONE", -9e3, -500, 9e3, 500, ",\"speedLimitKph\":40"),
            TruckScene.fence("b", "SPEED_ZONE", -9e3, -500, 9e3, 500, ",\"speedLimitKph\":30"));

    file.add(drive(0, 20, 38));

    assertThat(file.holding()).extracting(c -> c.facts().limit()).containsExactly(30.0);
  }

  @Test
  void permit_withASpeed_bindsBeforeTheRoadAndOnlyWhileItIsValid() {
    TruckFile file = file(road(), permit(40.0, new Validity(ALWAYS.from(), time(20))));

    file.add(drive(0, 40, 48));

    Candidate candidate = file.holding().get(0);
    assertThat(file.holding()).hasSize(1);
    assertThat(candidate.facts().limit()).isEqualTo(40);
    assertThat(candidate.facts().details()).containsEntry("limitSource", "PERMIT");
    // Without the permit 50 km/h is the limit of the road.
    assertThat(candidate.episode().end()).isEqualTo(time(19));
  }

  @Test
  void permits_withTwoSpeeds_bindByTheHigher() {
    TruckFile file = file(permit(40.0, ALWAYS), permit("permit-2", 45.0, ALWAYS));

    file.add(drive(0, 20, 49));
    assertThat(file.holding()).isEmpty();
    file.add(drive(21, 40, 49.6));

    assertThat(file.holding()).extracting(c -> c.facts().limit()).containsExactly(45.0);
  }

  @Test
  void road_ofAClass_bindsBeforeTheGeneralLimit_andOfAnUnknownClassItDoesNot() {
    TruckFile known = file(road());
    TruckFile unknown = file(road("UNHEARD_OF"));

    known.add(drive(0, 20, 56));
    unknown.add(drive(0, 20, 56));

    assertThat(known.holding()).extracting(c -> c.facts().limit()).containsExactly(50.0);
    assertThat(known.holding().get(0).facts().details())
        .containsEntry("limitSource", "ROAD_CLASS")
        .containsEntry("limitOf", "CITY_ROAD");
    assertThat(unknown.holding()).isEmpty();
  }

  @Test
  void exemptVehicle_saysNothing() {
    ReferenceEntry.Rule rule =
        TruckScene.rule(ViolationKind.SPEEDING, List.of("SPEED_ZONE", "ROAD"), PARAMETERS);
    List<ReferenceEntry> entries =
        List.of(
            TruckScene.device(TruckScene.TRUCK, TruckScene.PLATE),
            new ReferenceEntry.Vehicle(TruckScene.PLATE, 1, ALWAYS, "Fire brigade", true),
            rule);
    TruckFile file = new TruckFile(ReferenceSnapshot.of("release-1", entries), FOLDS);

    assertThat(file.add(drive(0, 60, 120))).isEmpty();
  }

  @Test
  void drives_inAnyOrder_endInTheSameCandidates() {
    TruckLaws laws = new TruckLaws(TruckScene.reference(rule(), road(1_500, 4_000)));
    int candidates = 0;
    for (long seed = 1; seed <= 60; seed++) {
      candidates += laws.assertOrderDoesNotMatter(wander(new Random(seed)), seed, 6, null);
      candidates +=
          laws.assertOrderDoesNotMatter(wander(new Random(seed)), seed, 2, Duration.ofSeconds(30));
    }
    assertThat(candidates).isGreaterThan(100);
  }

  @Test
  void episode_thatSettled_leavesNothingBehind() {
    TruckLaws laws = new TruckLaws(TruckScene.reference(rule()));
    List<TruckScene.Report> fast = new ArrayList<>(drive(0, 60, 90));
    List<TruckScene.Report> slow = new ArrayList<>(drive(0, 60, 40));
    int during = laws.bytesAfter(fast);
    fast.addAll(drive(61, 1_200, 40));
    slow.addAll(drive(61, 1_200, 40));

    assertThat(during).isGreaterThan(laws.bytesAfter(drive(0, 60, 40)));
    assertThat(laws.bytesAfter(fast)).isEqualTo(laws.bytesAfter(slow));
  }

  private static List<Candidate> inZone(String properties) {
    TruckFile file =
        file(TruckScene.fence("school", "SPEED_ZONE", -9e3, -500, 9e3, 500, properties));
    file.add(drive(0, 20, 50));
    return file.holding();
  }

  /** Two minutes with gaps, sometimes too fast, now and then without a speed. */
  private static List<TruckScene.Report> wander(Random random) {
    List<TruckScene.Report> fixes = new ArrayList<>();
    double eastM = 0;
    double kph = 60;
    for (double second = 0; second < 200; ) {
      fixes.add(
          TruckScene.at(second, eastM, 0).kph(random.nextInt(15) == 0 ? null : Math.rint(kph)));
      double step = random.nextInt(20) == 0 ? 35 : 1 + random.nextInt(4);
      kph = random.nextInt(6) == 0 ? 40 + random.nextInt(60) : kph;
      eastM += kph / 3.6 * step;
      second += step;
    }
    return fixes;
  }

  private static ReferenceEntry.Rule rule() {
    return TruckScene.rule(ViolationKind.SPEEDING, List.of("SPEED_ZONE", "ROAD"), PARAMETERS);
  }

  private static ReferenceEntry road() {
    return road("CITY_ROAD");
  }

  private static ReferenceEntry road(double fromM, double toM) {
    return TruckScene.fence(
        "road", "ROAD", fromM, -50, toM, 50, ",\"attributes\":{\"roadClass\":\"CITY_ROAD\"}");
  }

  private static ReferenceEntry road(String roadClass) {
    return TruckScene.fence(
        "road",
        "ROAD",
        -9e3,
        -50,
        9e3,
        50,
        ",\"attributes\":{\"roadClass\":\"" + roadClass + "\"}");
  }

  private static ReferenceEntry.Permit permit(double speedKph, Validity validity) {
    return permit("permit-1", speedKph, validity);
  }

  private static ReferenceEntry.Permit permit(String id, double speedKph, Validity validity) {
    return new ReferenceEntry.Permit(
        id, 1, validity, TruckScene.PLATE, List.of(), null, null, null, null, speedKph);
  }

  private static TruckFile file(ReferenceEntry... more) {
    List<ReferenceEntry> entries = new ArrayList<>(List.of(more));
    entries.add(rule());
    return new TruckFile(TruckScene.reference(entries.toArray(new ReferenceEntry[0])), FOLDS);
  }

  @SafeVarargs
  private static List<Candidate> after(List<TruckScene.Report>... drives) {
    TruckFile file = file();
    for (List<TruckScene.Report> drive : drives) {
      file.add(drive);
    }
    return file.holding();
  }

  private static TruckScene.Report fix(double second, double kph) {
    return TruckScene.at(second, second * kph / 3.6, 0).kph(kph);
  }

  /** One fix each second at the speed the terminal says; at 60 km/h if it says none. */
  private static List<TruckScene.Report> drive(int from, int to, Double kph) {
    List<TruckScene.Report> fixes = driveAt(from, to, 0, kph == null ? 60 : kph);
    fixes.forEach(fix -> fix.kph(kph));
    return fixes;
  }

  private static List<TruckScene.Report> drive(int from, int to, double kph) {
    return driveAt(from, to, kph, kph);
  }

  private static List<TruckScene.Report> driveAt(int from, int to, double saidKph, double kph) {
    List<TruckScene.Report> fixes = new ArrayList<>();
    for (int second = from; second <= to; second++) {
      fixes.add(TruckScene.at(second, second * kph / 3.6, 0).kph(saidKph));
    }
    return fixes;
  }
}
