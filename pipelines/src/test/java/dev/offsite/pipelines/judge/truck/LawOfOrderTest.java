package dev.offsite.pipelines.judge.truck;

import static dev.offsite.pipelines.judge.truck.ZoneScene.fix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * The law of the engine: within the horizon any order of arrival, and any repetition, of the same
 * fixes ends in the same candidates.
 */
class LawOfOrderTest {

  private static final int DRIVES = 60;
  private static final int ORDERS = 40;

  @Test
  void fixes_inAnyOrderAndRepetition_endInTheSameCandidates() {
    int withCandidates = 0;
    for (long seed = 1; seed <= DRIVES; seed++) {
      List<Located> drive = wander(new Random(seed), 240 + 5 * (int) seed);
      Map<String, Object> expected = outcome(scene(seed), drive);
      withCandidates += expected.isEmpty() ? 0 : 1;
      Random orders = new Random(-seed);
      for (int i = 0; i < ORDERS; i++) {
        List<Located> shuffled = shuffle(drive, orders);
        assertThat(outcome(scene(seed), shuffled))
            .as("drive of seed %s, order %s", seed, i)
            .isEqualTo(expected);
      }
    }
    // Half of the drives at least must show something, or the law was tested on nothing.
    assertThat(withCandidates).isGreaterThan(DRIVES / 2);
  }

  @Test
  void drivesThatEndInSilenceInside_endInTheSameCandidates() {
    for (long seed = 1; seed <= 20; seed++) {
      List<Located> drive = new ArrayList<>(wander(new Random(seed), 200));
      drive.subList(drive.size() - 2, drive.size()).clear();
      for (int i = 0; i < 12; i++) {
        drive.add(fix(200 + i, i, -i));
      }
      ZoneScene inOrder = ZoneScene.closedAlways();
      inOrder.add(drive);
      inOrder.fallSilent();
      Map<String, Object> expected = holding(inOrder);
      assertThat(expected).as("drive of seed %s", seed).isNotEmpty();
      Random orders = new Random(-seed);
      for (int i = 0; i < 10; i++) {
        ZoneScene scene = ZoneScene.closedAlways();
        scene.add(shuffle(drive, orders));
        scene.fallSilent();
        assertThat(holding(scene)).as("drive of seed %s, order %s", seed, i).isEqualTo(expected);
      }
    }
  }

  @Test
  void state_writtenAndReadAtAnyPoint_endsInTheSameCandidates() throws Exception {
    for (long seed = 1; seed <= DRIVES; seed++) {
      List<Located> drive = shuffle(wander(new Random(seed), 10 * 60), new Random(seed));
      Map<String, Object> expected = outcome(scene(seed), drive);
      int cut = new Random(seed * 31).nextInt(drive.size());
      ZoneScene scene = scene(seed);
      scene.add(drive.subList(0, cut));
      TruckCase before = scene.truck;
      scene.truck = throughBytes(before);
      scene.add(drive.subList(cut, drive.size()));
      assertThat(holding(scene)).as("drive of seed %s, cut at %s", seed, cut).isEqualTo(expected);
    }
  }

  @Test
  void copy_isIndependentOfItsOriginal() {
    List<Located> drive = wander(new Random(7), 10 * 60);
    ZoneScene original = scene(7);
    int half = drive.size() / 2;
    original.add(drive.subList(0, half));
    ZoneScene other = scene(7);
    other.truck = TruckCaseSerializer.INSTANCE.copy(original.truck);
    other.revisions.addAll(original.revisions);

    other.add(drive.subList(half, drive.size()));
    List<Candidate> saidBefore = List.copyOf(original.revisions);
    original.add(drive.subList(half, drive.size()));

    assertThat(saidBefore).isNotEqualTo(original.revisions);
    assertThat(holding(original)).isEqualTo(holding(other));
  }

  @Test
  void longDrive_prunedAtTheHorizon_endsAsWithoutPruning() {
    for (long seed = 1; seed <= 10; seed++) {
      List<Located> drive = wander(new Random(seed), 2 * 3600);
      ZoneScene pruned = scene(seed);
      Map<String, Object> expected = new HashMap<>();
      TruckJudge unbounded = new TruckJudge(Duration.ofDays(2));
      TruckCase all = TruckCase.empty();
      List<Candidate> said = new ArrayList<>();
      for (Located located : drive) {
        said.addAll(all.add(located, unbounded, pruned.reference, ZoneScene.DAY).revisions());
      }
      said.forEach(revision -> put(expected, revision));

      pruned.add(drive);

      assertThat(holding(pruned)).as("seed %s", seed).isEqualTo(expected);
      assertThat(pruned.truck.track().fixes())
          .as("seed %s", seed)
          .isLessThanOrEqualTo((int) ZoneScene.HORIZON.toSeconds() + 1 + 32);
    }
  }

  @Test
  void contradictingFixesOfOneInstant_endTheSameWhicheverCameFirst() {
    List<Located> drive = ZoneScene.drive(0, -300, 300, 0);
    Located inside = fix(20.5, -95, 3);
    Located outside = fix(20.5, -95, 900);
    ZoneScene one = ZoneScene.closedAlways();
    ZoneScene two = ZoneScene.closedAlways();

    one.add(inside, outside);
    one.add(drive);
    two.add(outside);
    two.add(drive);
    two.add(inside);

    assertThat(holding(one)).isEqualTo(holding(two));
  }

  /** With and without crossings that count, and with hours that begin and end during the drive. */
  private static ZoneScene scene(long seed) {
    return switch ((int) (seed % 3)) {
      case 0 -> ZoneScene.closedAlways();
      case 1 -> ZoneScene.withParameters(Map.of("crossMinM", 150.0));
      default -> ZoneScene.closedDaily("08:03", "08:09");
    };
  }

  /** A drive of some minutes in and around the zone, with gaps, that ends far outside. */
  private static List<Located> wander(Random random, int seconds) {
    List<Located> fixes = new ArrayList<>();
    double east = -500 + random.nextInt(1000);
    double north = -500 + random.nextInt(1000);
    double course = random.nextDouble() * 2 * Math.PI;
    double speed = 10;
    int second = 0;
    while (second < seconds - 30) {
      fixes.add(fix(second, east, north, 2.0 + random.nextInt(6), 0));
      int step = random.nextInt(12) == 0 ? 1 + random.nextInt(30) : 1 + random.nextInt(3);
      if (random.nextInt(8) == 0) {
        // Turn to a place in or near the zone, so that the drive keeps crossing its border.
        double toEast = (random.nextDouble() - 0.5) * 800;
        double toNorth = (random.nextDouble() - 0.5) * 800;
        course = Math.atan2(toNorth - north, toEast - east);
        speed = random.nextInt(5) == 0 ? 0 : 4 + random.nextInt(14);
      }
      east += Math.cos(course) * speed * step;
      north += Math.sin(course) * speed * step;
      second += step;
    }
    // A jump shows nothing by itself; the second fix there does.
    fixes.add(fix(seconds, 3000, 3000));
    fixes.add(fix(seconds + 1, 3000, 3000));
    return fixes;
  }

  /** Every fix at least once, some twice or three times, in a random order. */
  private static List<Located> shuffle(List<Located> drive, Random random) {
    List<Located> shuffled = new ArrayList<>(drive);
    for (Located located : drive) {
      for (int i = random.nextInt(8); i > 5; i--) {
        shuffled.add(located);
      }
    }
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static Map<String, Object> outcome(ZoneScene scene, List<Located> fixes) {
    scene.add(fixes);
    return holding(scene);
  }

  private static Map<String, Object> holding(ZoneScene scene) {
    Map<String, Object> holding = new HashMap<>();
    scene.holding().values().forEach(candidate -> put(holding, candidate));
    return holding;
  }

  /** Everything but the revision number, the clocks and the coordinates of the records. */
  private static void put(Map<String, Object> holding, Candidate candidate) {
    if (candidate.phase() == Candidate.Phase.WITHDRAWN) {
      holding.remove(candidate.id());
      return;
    }
    holding.put(
        candidate.id(),
        List.of(
            candidate.phase() == Candidate.Phase.CLOSED,
            candidate.rule(),
            candidate.episode(),
            candidate.facts(),
            candidate.place(),
            candidate.gate(),
            candidate.evidence().track()));
  }

  private static TruckCase throughBytes(TruckCase truck) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(1024);
    TruckCaseSerializer.INSTANCE.serialize(truck, out);
    return TruckCaseSerializer.INSTANCE.deserialize(
        new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
