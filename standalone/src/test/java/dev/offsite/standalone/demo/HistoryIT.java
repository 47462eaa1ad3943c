package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.monitor.board.CaseRecord;
import dev.offsite.monitor.history.RowQuery;
import dev.offsite.monitor.history.Rows;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.history.TimeSpan;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTable;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.history.EmbeddedQuestDb;
import dev.offsite.standalone.history.HistoryChoice;
import dev.offsite.standalone.history.HistoryReaders;
import dev.offsite.standalone.history.Retention;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.HistoryAddress;
import dev.offsite.standalone.instance.HistoryToken;
import dev.offsite.standalone.instance.Ports;
import dev.offsite.standalone.kafka.NeutralLocale;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The history of a demonstration during which the store goes away and comes back: verdicts do not
 * notice, and in the end nothing is missing and nothing there twice.
 */
class HistoryIT {

  private static final String HOST = "127.0.0.1";

  /** Long enough for an outage of several checkpoints in its middle. */
  private static final Duration LENGTH = Duration.ofSeconds(24);

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private HistoryToken token;
  private int port;

  @Test
  void history_overAnOutageOfTheStore_isCompleteAndVerdictsDoNotWait() throws Exception {
    NeutralLocale.set();
    Path tokenFile = folder.resolve("token");
    token = HistoryToken.readOrCreate(tokenFile, new SecureRandom());
    try (Ports ports = new Ports(InetAddress.getLoopbackAddress())) {
      port = ports.choose(0, "a port for the store");
    }
    EmbeddedQuestDb store = startStore();
    HistorySettings settings = HistorySettings.of(store.url()).withTokenFile(tokenFile);
    HistoryAddress address =
        new HistoryAddress(
            HistoryAddress.Kind.QUESTDB, settings.url(), "offsite", tokenFile.toString());
    Scenario scenario = Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(60);
    StackOptions options =
        new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE)
            .with(new HistoryChoice.Elsewhere(settings, HistoryAddress.Kind.QUESTDB));
    try (DataDirectory data =
            DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
        EmbeddedStack stack =
            EmbeddedStack.start(data, options, scenario.reference(), (part, detail, took) -> {});
        Demonstration demonstration =
            Demonstration.begin(
                stack, new DemoPlan(scenario, FaultProfile.load("none"), 42), LENGTH)) {
      String kafka = stack.addresses().kafka();
      TimeSeriesReader reader = HistoryReaders.open(address);
      await().atMost(SOON).until(() -> !rows(reader, HistoryTables.WEIGHINGS).isEmpty());

      store.close();
      long before = demonstration.status("outage").latency().count();
      await()
          .atMost(SOON)
          .until(() -> demonstration.status("outage").latency().count() >= before + 3);
      DemoStatus.LatencyFigures meanwhile = demonstration.status("outage").latency();
      assertThat(demonstration.isOver()).as("the outage fits into the demonstration").isFalse();
      store = startStore();

      assertThat(demonstration.finish(SOON)).as("all is judged").isTrue();
      HistoryFigures figures = demonstration.status("ended").history();
      assertThat(figures.trouble()).isEmpty();
      assertThat(figures.behind()).as(figures.text()).isZero();
      assertThat(keys(rows(reader, HistoryTables.WEIGHINGS), "device", "passage"))
          .isNotEmpty()
          .containsExactlyElementsOf(passagesInKafka(kafka));
      assertThat(keys(rows(reader, HistoryTables.CANDIDATES), "candidate", "revision"))
          .isNotEmpty()
          .containsExactlyElementsOf(revisionsInKafka(kafka));
      assertThat(figures.rows())
          .containsEntry("weighings", (long) rows(reader, HistoryTables.WEIGHINGS).size())
          .containsEntry("candidates", (long) rows(reader, HistoryTables.CANDIDATES).size());
      assertThat(meanwhile.p50()).as("median latency in ms").isLessThan(2_000);
    } finally {
      store.close();
    }
  }

  private EmbeddedQuestDb startStore() throws Exception {
    return EmbeddedQuestDb.start(folder.resolve("store"), HOST, port, token, Retention.DEFAULT);
  }

  private static List<HistoryRow> rows(TimeSeriesReader reader, HistoryTable table)
      throws Exception {
    Instant now = Instant.now();
    Rows rows =
        reader.rows(
            new RowQuery(
                table,
                new TimeSpan(now.minus(Duration.ofHours(2)), now.plus(Duration.ofHours(1))),
                Map.of(),
                RowQuery.Order.OLDEST_FIRST,
                RowQuery.LIMIT_MAX));
    assertThat(rows.isCut()).isFalse();
    return rows.rows();
  }

  private static List<String> keys(List<HistoryRow> rows, String one, String other) {
    return rows.stream()
        .map(row -> row.tags().get(one) + " " + row.tags().get(other))
        .sorted()
        .toList();
  }

  /** Everything that scales sent: with the fault profile {@code none} all of it is plausible. */
  private static NavigableSet<String> passagesInKafka(String bootstrapServers) {
    TelemetryCodec codec = new TelemetryCodec();
    NavigableSet<String> passages = new TreeSet<>();
    for (ConsumerRecord<String, byte[]> record :
        everything(bootstrapServers, DeviceKind.WIM.telemetryTopic())) {
      DeviceTopic topic = new DeviceTopic(DeviceKind.WIM, record.key(), ReportKind.PASSAGE);
      codec
          .decode(topic, record.value())
          .reports()
          .forEach(
              indexed -> {
                if (indexed.report() instanceof PassageReport passage) {
                  passages.add(passage.deviceId() + " " + passage.passageId());
                }
              });
    }
    return passages;
  }

  private static NavigableSet<String> revisionsInKafka(String bootstrapServers) {
    NavigableSet<String> revisions = new TreeSet<>();
    for (String topic : List.of(KafkaTopics.CASE_INTAKE, KafkaTopics.OPERATIONS)) {
      try (CaseIntakeReader reader =
          CaseIntakeReader.open(
              bootstrapServers, topic, CaseIntakeReader.From.START, Clock.systemUTC())) {
        while (!reader.isAtEnd()) {
          for (CaseRecord record : reader.poll(Duration.ofMillis(200))) {
            revisions.add(record.candidate().id() + " " + record.candidate().revision());
          }
        }
      }
    }
    return revisions;
  }

  private static List<ConsumerRecord<String, byte[]>> everything(
      String bootstrapServers, String topic) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
