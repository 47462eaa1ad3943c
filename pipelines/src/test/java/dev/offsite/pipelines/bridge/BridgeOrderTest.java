package dev.offsite.pipelines.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * The law of order: within the horizon any order of arrival, and any repetition, of the same
 * crossings ends in the same episodes, also over a restore.
 */
class BridgeOrderTest {

  private static final int SCENES = 20;
  private static final int ORDERS = 6;
  private static final Instant START = Times.at("10:00:00");

  private final ReferenceSnapshot reference = BridgeScene.entries().snapshot();

  @Test
  void crossings_inAnyOrderAndRepeated_endInTheSameEpisodes() throws IOException {
    int episodes = 0;
    for (long seed = 1; seed <= SCENES; seed++) {
      List<Crossing> crossings = scene(new SplittableRandom(seed));
      List<Object> expected = contentAfter(crossings, 0);
      episodes += expected.size();
      for (int order = 1; order <= ORDERS; order++) {
        SplittableRandom random = new SplittableRandom(seed * 1_000 + order);
        List<Crossing> shuffled = new ArrayList<>(crossings);
        for (int i = 0; i < crossings.size() / 3; i++) {
          shuffled.add(crossings.get(random.nextInt(crossings.size())));
        }
        shuffle(shuffled, random);

        assertThat(contentAfter(shuffled, random.nextInt(shuffled.size())))
            .as("seed %s, order %s", seed, order)
            .isEqualTo(expected);
      }
    }
    assertThat(episodes).as("episodes in all scenes").isGreaterThan(SCENES);
  }

  /** Ten minutes of traffic, of which some was received late, and some corrected. */
  private List<Crossing> scene(SplittableRandom random) {
    List<Crossing> crossings = new ArrayList<>();
    int vehicles = random.nextInt(20, 120);
    for (int i = 0; i < vehicles; i++) {
      Instant at = START.plusMillis(random.nextInt(600_000));
      String scale = random.nextInt(3) == 0 ? BridgeScene.OTHER_SCALE : Entries.SCALE;
      int grossKg = random.nextInt(4) == 0 ? random.nextInt(30_000, 110_000) : 1_500;
      double speedKph =
          random.nextInt(10) == 0 ? random.nextDouble(1, 8) : random.nextDouble(15, 80);
      int lane = random.nextInt(1, 4);
      Duration delay = Duration.ofMillis(random.nextInt(10) == 0 ? 90_000 : 1_000);
      crossings.add(crossing(scale, "p" + i, at, lane, grossKg, speedKph, delay));
      if (random.nextInt(10) == 0) {
        crossings.add(
            crossing(scale, "p" + i, at, lane, grossKg / 2, speedKph, delay.plusSeconds(5)));
      }
    }
    return crossings;
  }

  private Crossing crossing(
      String scale, String id, Instant at, int lane, int kg, double kph, Duration delay) {
    return BridgeScene.crossing(
        RawRecords.received(BridgeScene.passage(scale, id, at, lane, kg, kph, null), delay),
        reference);
  }

  private List<Object> contentAfter(List<Crossing> arrivals, int restoreAfter) throws IOException {
    BridgeCase file = BridgeCase.empty(Entries.SITE);
    List<Candidate> said = new ArrayList<>();
    BridgeCase.Outcome outcome = null;
    for (int i = 0; i < arrivals.size(); i++) {
      outcome = file.add(arrivals.get(i), reference, BridgeScene.HORIZON, BridgeScene.DECIDED);
      said.addAll(outcome.revisions());
      if (i == restoreAfter) {
        file = restored(file);
      }
    }
    OptionalLong wakeAtMs = outcome.wakeAtMs();
    while (wakeAtMs.isPresent()) {
      outcome =
          file.advance(wakeAtMs.getAsLong(), reference, BridgeScene.HORIZON, BridgeScene.DECIDED);
      said.addAll(outcome.revisions());
      wakeAtMs = outcome.wakeAtMs();
    }
    assertThat(file.isEmpty()).isTrue();
    List<Object> content = new ArrayList<>();
    for (Candidate candidate : Holding.of(said)) {
      content.add(
          List.of(
              candidate.id(),
              candidate.phase(),
              candidate.episode(),
              candidate.facts(),
              candidate.law(),
              candidate.place()));
    }
    return content;
  }

  private static BridgeCase restored(BridgeCase file) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    BridgeCaseSerializer.INSTANCE.serialize(file, out);
    return BridgeCaseSerializer.INSTANCE.deserialize(
        new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  private static void shuffle(List<Crossing> crossings, SplittableRandom random) {
    for (int i = crossings.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Crossing moved = crossings.get(i);
      crossings.set(i, crossings.get(other));
      crossings.set(other, moved);
    }
  }
}
