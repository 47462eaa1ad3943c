package dev.offsite.pipelines.judge.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The law of order: any arrival, any repetition, the same final candidates. */
class PatrolOrderTest {

  private static final Instant NOW = Times.at("12:00:00");
  private static final Duration RETENTION = Duration.ofHours(1);

  private final ReferenceSnapshot reference =
      Entries.complete()
          .with(
              Rules.patrol()
                  .parameter("retentionH", 1)
                  .valid(Times.LONG_BEFORE, Times.at("10:30:00"))
                  .entry())
          .with(
              Rules.patrol()
                  .version(2)
                  .parameter("retentionH", 1)
                  .parameter("mergeRadiusM", 5)
                  .valid(Times.at("10:30:00"), null)
                  .entry())
          .snapshot();

  @Test
  void add_anyOrderWithinTheRetention_sameFinalCandidates() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<Sighting> flight = flight(random, 25, RETENTION);
      Map<String, Object> inOrder = finalCandidates(flight);

      List<Sighting> shuffled = withRepetitions(flight, random);
      Collections.shuffle(shuffled, random);

      assertThat(finalCandidates(shuffled)).as("seed %d", seed).isEqualTo(inOrder);
    }
  }

  @Test
  void add_hoursOfFlightsWithLateSightings_sameFinalCandidates() {
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      List<Sighting> flights = flight(random, 40, RETENTION.multipliedBy(6));
      Map<String, Object> inOrder = finalCandidates(flights);

      List<Sighting> late = delayed(withRepetitions(flights, random), random);

      assertThat(finalCandidates(late)).as("seed %d", seed).isEqualTo(inOrder);
    }
  }

  @Test
  void add_throughState_sameFinalCandidates() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Sighting> flight = flight(random, 20, RETENTION);
      List<Sighting> shuffled = new ArrayList<>(flight);
      Collections.shuffle(shuffled, random);
      PatrolCase file = PatrolCase.empty();
      Map<String, Candidate> newest = new TreeMap<>();
      for (Sighting sighting : shuffled) {
        file = file.copy();
        file.add(sighting, reference, NOW).revisions().forEach(c -> newest.put(c.id(), c));
      }

      assertThat(essence(newest)).as("seed %d", seed).isEqualTo(finalCandidates(flight));
    }
  }

  /** What stands on the topic at the end; no revision may be skipped or said twice. */
  private Map<String, Object> finalCandidates(List<Sighting> arrivals) {
    PatrolCase file = PatrolCase.empty();
    Map<String, Candidate> newest = new TreeMap<>();
    for (Sighting sighting : arrivals) {
      PatrolCase.Outcome outcome = file.add(sighting, reference, NOW);
      assertThat(outcome.isLate()).isFalse();
      for (Candidate candidate : outcome.revisions()) {
        Candidate before = newest.put(candidate.id(), candidate);
        assertThat(candidate.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
      }
    }
    return essence(newest);
  }

  private static Map<String, Object> essence(Map<String, Candidate> newest) {
    Map<String, Object> essence = new TreeMap<>();
    for (Candidate candidate : newest.values()) {
      if (candidate.phase() == Candidate.Phase.WITHDRAWN) {
        // A case that was already opened can always follow to one that stands, or was withdrawn.
        assertThat(candidate.supersededBy()).isNotEqualTo(candidate.id());
        continue;
      }
      boolean isClosed = candidate.phase() == Candidate.Phase.CLOSED;
      essence.put(
          candidate.id(),
          List.of(
              isClosed,
              candidate.rule(),
              candidate.facts(),
              candidate.episode(),
              candidate.place(),
              candidate.subject(),
              candidate.gate()));
    }
    return essence;
  }

  /** Sightings of four heaps, two of them close together, by two drones; some in one frame. */
  private static List<Sighting> flight(Random random, int count, Duration duration) {
    double[][] heaps = {{0, 0}, {18, 0}, {300, 300}, {-400, 100}};
    List<Sighting> flight = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] heap = heaps[random.nextInt(heaps.length)];
      long second = random.nextInt((int) duration.toSeconds() + 1);
      flight.add(
          Sightings.at(Times.at("10:00:00").plusSeconds(second))
              .id("detection-" + i)
              .device(random.nextBoolean() ? Entries.DRONE : Entries.OTHER_DRONE)
              .ce90M(1 + random.nextInt(8))
              .confidence(0.5 + random.nextInt(46) / 100.0)
              .place(heap[0] + random.nextInt(4), heap[1] + random.nextInt(4))
              .sighting());
    }
    flight.sort(Comparator.comparingLong(Sighting::timeMs));
    return flight;
  }

  private static List<Sighting> withRepetitions(List<Sighting> flight, Random random) {
    List<Sighting> repeated = new ArrayList<>(flight);
    for (Sighting sighting : flight) {
      if (random.nextInt(3) == 0) {
        repeated.add(sighting);
      }
    }
    return repeated;
  }

  /** Each arrives up to the retention after its time. */
  private static List<Sighting> delayed(List<Sighting> sightings, Random random) {
    record Arrival(Sighting sighting, long atMs) {}
    return sightings.stream()
        .map(
            sighting ->
                new Arrival(
                    sighting,
                    sighting.timeMs() + (long) (random.nextDouble() * RETENTION.toMillis())))
        .sorted(Comparator.comparingLong(Arrival::atMs))
        .map(Arrival::sighting)
        .toList();
  }
}
