package dev.offsite.standalone.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.demo.DemoPlan;
import dev.offsite.standalone.demo.Demonstration;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import dev.offsite.standalone.rejudge.PatientZones;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial beside the valid rules in a whole instance: it is counted, and no topic hears of it. */
class TrialStackIT {

  private static final Duration LENGTH = Duration.ofSeconds(40);
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void trial_withoutZones_countsTheOthersAndReachesNoTopic() throws Exception {
    NeutralLocale.set();
    Scenario scenario = Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(60);
    TrialRules noZones = PatientZones.trial(scenario.reference());
    StackOptions options = new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE).with(noZones);
    try (DataDirectory data = DataDirectory.open(folder, DataDirectory.Earlier.KEEP);
        EmbeddedStack stack =
            EmbeddedStack.start(data, options, scenario.reference(), (part, detail, took) -> {});
        Demonstration demonstration =
            Demonstration.begin(
                stack, new DemoPlan(scenario, FaultProfile.load("none"), 42), LENGTH)) {
      await().atMost(LENGTH.plus(SOON)).until(demonstration::isOver);
      assertThat(demonstration.finish(SOON)).isTrue();

      await().atMost(SOON).until(() -> sameButZones(stack.trial()));
      TrialFigures figures = stack.trial();
      assertThat(figures.name()).isEqualTo("no-zones");
      assertThat(figures.valid()).containsKey(ViolationKind.PROHIBITED_ZONE);
      assertThat(figures.trial()).doesNotContainKey(ViolationKind.PROHIBITED_ZONE);
      assertThat(new TreeSet<>(figures.valid().keySet())).hasSizeGreaterThan(1);

      List<ConsumerRecord<byte[], byte[]>> records = everything(stack.addresses().kafka());
      assertThat(records).extracting(ConsumerRecord::topic).contains("case-intake", "trips");
      assertThat(records).noneMatch(TrialStackIT::namesTheTrial);
    }
  }

  private static boolean sameButZones(TrialFigures figures) {
    Map<ViolationKind, Integer> valid = new HashMap<>(figures.valid());
    valid.remove(ViolationKind.PROHIBITED_ZONE);
    return valid.equals(figures.trial());
  }

  private static boolean namesTheTrial(ConsumerRecord<byte[], byte[]> record) {
    return record.value() != null
        && new String(record.value(), StandardCharsets.ISO_8859_1).contains(".trial-");
  }

  /** All records of all topics. */
  private static List<ConsumerRecord<byte[], byte[]>> everything(String bootstrapServers) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
