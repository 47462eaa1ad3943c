package dev.offsite.pipelines.judge.permit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.track.TruckTrack;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PositionReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The law of order over all rules about permits, and their state through bytes. */
class PermitOrderTest {

  private static final int DRIVES = 40;
  private static final int ORDERS = 12;
  private static final Duration HORIZON = Duration.ofMinutes(20);
  private static final List<ViolationKind> KINDS =
      List.of(
          ViolationKind.OFF_ROUTE,
          ViolationKind.OUTSIDE_HOURS,
          ViolationKind.NO_PERMIT,
          ViolationKind.FOREIGN_SITE,
          ViolationKind.NIGHT_DEPARTURE,
          ViolationKind.LONG_STOP);
  private static final RuleFolds FOLDS =
      RuleFolds.of(
          PermitRules.OFF_ROUTE,
          PermitRules.OUTSIDE_HOURS,
          PermitRules.NO_PERMIT,
          PermitRules.FOREIGN_SITE,
          PermitRules.NIGHT_DEPARTURE,
          PermitRules.LONG_STOP);

  private final ReferenceSnapshot reference = reference();

  @Test
  void fixes_inAnyOrderAndRepetition_endInTheSameFindings() {
    Set<ViolationKind> seen = EnumSet.noneOf(ViolationKind.class);
    for (long seed = 1; seed <= DRIVES; seed++) {
      List<Fix> drive = wander(new Random(seed));
      TruckTrack inOrder = TruckTrack.empty(FOLDS);
      drive.forEach(fix -> add(inOrder, fix));
      List<Object> expected = findings(inOrder);
      findingsOf(inOrder).forEach(finding -> seen.add(finding.rule().violation()));
      Random orders = new Random(-seed);
      for (int order = 0; order < ORDERS; order++) {
        TruckTrack track = TruckTrack.empty(FOLDS);
        shuffle(drive, orders).forEach(fix -> add(track, fix));
        assertThat(findings(track))
            .as("drive of seed %s, order %s", seed, order)
            .isEqualTo(expected);
      }
    }
    // Every rule must have found something, or the law was tested on nothing.
    assertThat(seen).containsExactlyInAnyOrderElementsOf(KINDS);
  }

  @Test
  void state_writtenAndReadAtAnyPoint_endsInTheSameFindings() throws IOException {
    for (long seed = 1; seed <= DRIVES; seed++) {
      List<Fix> drive = shuffle(wander(new Random(seed)), new Random(seed));
      TruckTrack whole = TruckTrack.empty(FOLDS);
      TruckTrack cut = TruckTrack.empty(FOLDS);
      int at = new Random(seed * 31).nextInt(drive.size());
      for (int i = 0; i < drive.size(); i++) {
        add(whole, drive.get(i));
        add(cut, drive.get(i));
        cut = i == at ? throughBytes(cut) : cut;
      }
      assertThat(findings(cut)).as("seed %s, cut at %s", seed, at).isEqualTo(findings(whole));
    }
  }

  @Test
  void settled_nothingIsLeft() {
    for (long seed = 1; seed <= 10; seed++) {
      TruckTrack track = TruckTrack.empty(FOLDS);
      wander(new Random(seed)).forEach(fix -> add(track, fix));
      // Hours later, empty and on its way.
      for (int second = 20_000; second < 23_000; second += 5) {
        add(track, Fix.of(TruckScene.at(second, 300 + second % 700, 0).empty().located(second)));
      }
      assertThat(findingsOf(track)).as("seed %s", seed).isEmpty();
    }
  }

  private static ReferenceSnapshot reference() {
    List<ReferenceEntry> entries = new ArrayList<>(PermitScene.fences());
    KINDS.forEach(kind -> entries.add(PermitScene.rule(kind)));
    // Second 0 is 08:00. Hours end at 08:06, the permit a minute later.
    entries.add(
        PermitScene.permit(
            "permit-1", PermitScene.until(420), PermitScene.daily("07:59", "08:06")));
    return TruckScene.reference(entries.toArray(ReferenceEntry[]::new));
  }

  private void add(TruckTrack track, Fix fix) {
    track.add(fix, "ab".repeat(32), HORIZON, TruckScene.TRUCK, reference);
  }

  private List<Finding> findingsOf(TruckTrack track) {
    return track.findings(new Moment(TruckScene.TRUCK, 0, reference));
  }

  /** All that is found, but for the coordinates of its records. */
  private List<Object> findings(TruckTrack track) {
    List<Object> found = new ArrayList<>();
    for (Finding finding : findingsOf(track)) {
      found.add(
          List.of(
              finding.rule().id(),
              finding.siteKey(),
              finding.episode(),
              finding.facts(),
              finding.place(),
              finding.doubts(),
              finding.evidence().track()));
    }
    return found;
  }

  /** Eleven minutes from a few before 08:00 on, between places where something is wrong. */
  private static List<Fix> wander(Random random) {
    double[][] places = {
      {0, 0}, {0, 0}, {600, 0}, {600, 400}, {1_100, 1_100}, {1_100, 1_100}, {900, 500}
    };
    List<Fix> fixes = new ArrayList<>();
    double second = -240;
    double east = 0;
    double north = 0;
    double[] to = places[0];
    boolean isLoaded = true;
    while (second < 660) {
      boolean stands = Math.hypot(to[0] - east, to[1] - north) < 1;
      PositionReport.Load load =
          random.nextInt(20) == 0
              ? PositionReport.Load.UNKNOWN
              : isLoaded ? PositionReport.Load.LOADED : PositionReport.Load.EMPTY;
      TruckScene.Report report =
          TruckScene.at(second, east, north).load(load).kph(stands ? 0.0 : 40.0);
      fixes.add(Fix.of(report.located(fixes.size())));
      double step = random.nextInt(40) == 0 ? 30 + random.nextInt(60) : 2 + random.nextInt(6);
      second += step;
      if (stands && random.nextInt(25) == 0) {
        to = places[random.nextInt(places.length)];
        isLoaded = random.nextInt(6) != 0;
      }
      double wayM = Math.hypot(to[0] - east, to[1] - north);
      double share = wayM < 12 * step ? 1 : 12 * step / wayM;
      east += share * (to[0] - east);
      north += share * (to[1] - north);
    }
    return fixes;
  }

  /** Every fix at least once, some twice or three times, in a random order. */
  private static List<Fix> shuffle(List<Fix> drive, Random random) {
    List<Fix> shuffled = new ArrayList<>(drive);
    for (Fix fix : drive) {
      for (int i = random.nextInt(8); i > 5; i--) {
        shuffled.add(fix);
      }
    }
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static TruckTrack throughBytes(TruckTrack track) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    track.write(new DataOutputStream(bytes));
    return TruckTrack.read(
        2, FOLDS, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }
}
