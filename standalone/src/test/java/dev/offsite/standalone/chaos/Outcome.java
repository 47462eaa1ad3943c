package dev.offsite.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.standalone.kafka.TopicCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is demanded after every fault: all that was acknowledged is in Kafka, byte for byte, and the
 * candidates are those of an undisturbed run.
 */
final class Outcome {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String kafka;
  private final List<ReferenceEntry> reference;

  Outcome(String kafka, List<ReferenceEntry> reference) {
    this.kafka = kafka;
    this.reference = reference;
  }

  /**
   * Demands that everything acknowledged to the fleet has landed, and prints a line of figures.
   *
   * @param fault what was done, for the line
   * @param note what else was seen
   */
  void demandEverything(String fault, Fleet fleet, String note) throws Exception {
    demand(fault, fleet, fleet.acknowledged(), note);
  }

  /** As {@link #demandEverything}, but of these passages only. */
  void demand(String fault, Fleet fleet, Set<String> demanded, String note) throws Exception {
    Map<String, Passage> passages = fleet.passages();
    try (LandedTelemetry landed = new LandedTelemetry(kafka)) {
      landed.awaitAll(demanded);
      List<Passage> arrived = new ArrayList<>();
      int records = 0;
      for (Passage passage : passages.values()) {
        List<byte[]> payloads = landed.of(passage.passageId());
        assertThat(payloads)
            .as("every repeat of %s is what the device sent", passage.passageId())
            .allMatch(passage::hasBytes);
        records += payloads.size();
        if (!payloads.isEmpty()) {
          arrived.add(passage);
        }
      }
      int candidates = demandCandidates(fault, arrived);
      print(fault, fleet, demanded.size(), arrived.size(), records, candidates, note);
    }
  }

  /** Demands that nothing was refused: what the devices of these tests say is all well formed. */
  void demandNoRefusals() throws Exception {
    List<String> topics = List.of(KafkaTopics.DEAD_LETTER, KafkaTopics.REJECTED, KafkaTopics.LATE);
    try (TopicCounts counts = new TopicCounts(kafka, topics)) {
      assertThat(counts.written().values()).as("refusals, by topic: %s", topics).containsOnly(0L);
    }
  }

  private int demandCandidates(String fault, List<Passage> arrived) throws Exception {
    Map<String, List<Object>> expected = Verdicts.of(UndisturbedRun.over(arrived, reference));
    assertThat(expected.size())
        .as("the undisturbed run finds each overloaded vehicle")
        .isEqualTo((int) arrived.stream().filter(Passage::overloaded).count());
    Set<String> plates = arrived.stream().map(Passage::plate).collect(Collectors.toSet());
    List<Candidate> revisions = new ArrayList<>();
    try (CaseIntakeReader reader =
        CaseIntakeReader.open(kafka, CaseIntakeReader.From.START, Clock.systemUTC())) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .untilAsserted(
              () -> {
                reader
                    .poll(Duration.ofMillis(100))
                    .forEach(
                        record -> {
                          if (plates.contains(record.candidate().subject().plate())) {
                            revisions.add(record.candidate());
                          }
                        });
                assertThat(Verdicts.differences(expected, Verdicts.of(revisions)))
                    .as("candidates after: %s", fault)
                    .isEmpty();
              });
    }
    return expected.size();
  }

  private static void print(
      String fault,
      Fleet fleet,
      int demanded,
      int arrived,
      int records,
      int candidates,
      String note) {
    int repeats = records - arrived;
    int acknowledged = fleet.acknowledged().size();
    System.out.printf(
        Locale.ROOT,
        "chaos | %s | acknowledged %d | demanded %d | in Kafka %d, of them repeats %d (%.1f %%)"
            + " | lost by the broker %d | sent again by devices %d | candidates %d, as undisturbed | %s%n",
        fault,
        acknowledged,
        demanded,
        records,
        repeats,
        100.0 * repeats / records,
        acknowledged - arrived,
        fleet.attemptsRepeated(),
        candidates,
        note);
  }
}
