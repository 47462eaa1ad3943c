package dev.offsite.pipelines.judge.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ObjectClass;
import dev.offsite.schemas.reference.Validity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** The law of order: any arrival, any repetition, the same final candidates. */
class PatrolOrderTest {

  private static final Instant NOW = Times.at("12:00:00");
  private static final Duration RETENTION = Duration.ofHours(1);

  /** Sorties are compared, from half past ten on by a stricter rule, and classes are of kinds. */
  private final ReferenceSnapshot compared =
      Entries.complete()
          .with(
              comparing()
                  .parameter("goneLooks", 1)
                  .parameter("goneAfterS", 30)
                  .valid(Times.LONG_BEFORE, Times.at("10:30:00"))
                  .entry())
          .with(
              comparing()
                  .version(2)
                  .parameter("goneLooks", 2)
                  .parameter("goneAfterS", 120)
                  .parameter("mergeRadiusM", 5)
                  .valid(Times.at("10:30:00"), null)
                  .entry())
          .with(waste("WASTE_HEAP"))
          .with(waste("MEDICAL_WASTE"))
          .snapshot();

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
  void add_sortiesInAnyOrderWithinTheRetention_sameFinalCandidates() {
    int gone = 0;
    int reopened = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<Noticed> sorties = sorties(random, RETENTION);
      Map<String, Object> inOrder = finalCandidates(sorties, compared);
      gone += inOrder.toString().contains("comparison=GONE") ? 1 : 0;
      reopened += inOrder.toString().contains("reopened=") ? 1 : 0;

      List<Noticed> shuffled = withRepetitions(sorties, random);
      Collections.shuffle(shuffled, random);

      assertThat(finalCandidates(shuffled, compared)).as("seed %d", seed).isEqualTo(inOrder);
    }
    assertThat(gone).isGreaterThan(200);
    assertThat(reopened).isGreaterThan(200);
  }

  @Test
  void add_hoursOfSortiesWithLateOnes_sameFinalCandidates() {
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      List<Noticed> sorties = sorties(random, RETENTION.multipliedBy(6));
      Map<String, Object> inOrder = finalCandidates(sorties, compared);

      List<Noticed> late = delayed(withRepetitions(sorties, random), random);

      assertThat(finalCandidates(late, compared)).as("seed %d", seed).isEqualTo(inOrder);
    }
  }

  @Test
  void add_sortiesThroughStoredState_sameFinalCandidates() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Noticed> sorties = sorties(random, RETENTION.multipliedBy(6));
      PatrolCase file = PatrolCase.empty();
      Map<String, Candidate> newest = new TreeMap<>();
      for (Noticed noticed : delayed(sorties, random)) {
        if (random.nextInt(4) == 0) {
          file = stored(file);
        }
        file.add(noticed, compared, NOW).revisions().forEach(c -> newest.put(c.id(), c));
      }

      assertThat(essence(newest)).as("seed %d", seed).isEqualTo(finalCandidates(sorties, compared));
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

  private Map<String, Object> finalCandidates(List<Sighting> arrivals) {
    return finalCandidates(arrivals, reference);
  }

  /** What stands on the topic at the end; no revision may be skipped or said twice. */
  private static Map<String, Object> finalCandidates(
      List<? extends Noticed> arrivals, ReferenceSnapshot reference) {
    PatrolCase file = PatrolCase.empty();
    Map<String, Candidate> newest = new TreeMap<>();
    for (Noticed noticed : arrivals) {
      NoticedFile.Outcome outcome = file.add(noticed, reference, NOW);
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

  /** Sorties over two heaps and a third between them: seen as this or that, faintly, or missed. */
  private static List<Noticed> sorties(Random random, Duration duration) {
    String[] classes = {"SPOIL_HEAP", "WASTE_HEAP", "MEDICAL_WASTE"};
    List<Noticed> all = new ArrayList<>();
    int count = 6;
    for (int sortie = 0; sortie < count; sortie++) {
      String device = random.nextBoolean() ? Entries.DRONE : Entries.OTHER_DRONE;
      long begin = random.nextInt((int) duration.toSeconds() - 60);
      boolean isClean = random.nextInt(3) == 0;
      for (int i = 0; i < 5; i++) {
        Instant at = Times.at("10:00:00").plusSeconds(begin + random.nextInt(60));
        if (random.nextBoolean()) {
          all.add(
              Looks.at(at)
                  .device(device)
                  .sortie("sortie-" + sortie)
                  .middle(random.nextInt(30), random.nextInt(10))
                  .look());
        } else if (!isClean) {
          all.add(
              Sightings.at(at)
                  .id("detection-" + sortie + '-' + i)
                  .device(device)
                  .sortie("sortie-" + sortie)
                  .objectClass(classes[random.nextInt(3)])
                  .ce90M(1 + random.nextInt(4))
                  .confidence(0.3 + random.nextInt(66) / 100.0)
                  .place(random.nextInt(3) * 9, random.nextInt(4))
                  .sighting());
        }
      }
    }
    all.sort(Noticed.ORDER);
    // Repeated instants of one device are one look: the order knows them as such.
    List<Noticed> distinct = new ArrayList<>();
    for (Noticed noticed : all) {
      if (distinct.isEmpty()
          || Noticed.ORDER.compare(distinct.get(distinct.size() - 1), noticed) != 0) {
        distinct.add(noticed);
      }
    }
    return distinct;
  }

  private static PatrolCase stored(PatrolCase file) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(4_096);
    PatrolCaseSerializer.INSTANCE.serialize(file, out);
    return PatrolCaseSerializer.INSTANCE.deserialize(
        new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  private static Rules comparing() {
    return Rules.patrol()
        .objectClasses("SPOIL_HEAP", "WASTE_HEAP", "MEDICAL_WASTE")
        .parameter("retentionH", 1);
  }

  private static ObjectClass waste(String name) {
    return new ObjectClass(
        name,
        1,
        new Validity(Times.LONG_BEFORE, null),
        "WASTE",
        name.equals("WASTE_HEAP"),
        null,
        null,
        null,
        null);
  }

  private static <T extends Noticed> List<T> withRepetitions(List<T> flight, Random random) {
    List<T> repeated = new ArrayList<>(flight);
    for (T noticed : flight) {
      if (random.nextInt(3) == 0) {
        repeated.add(noticed);
      }
    }
    return repeated;
  }

  /** Each arrives up to the retention after its time. */
  private static <T extends Noticed> List<T> delayed(List<T> all, Random random) {
    record Arrival<T>(T noticed, long atMs) {}
    return all.stream()
        .map(
            noticed ->
                new Arrival<>(
                    noticed,
                    noticed.timeMs() + (long) (random.nextDouble() * RETENTION.toMillis())))
        .sorted(Comparator.comparingLong(Arrival::atMs))
        .map(Arrival::noticed)
        .toList();
  }
}
