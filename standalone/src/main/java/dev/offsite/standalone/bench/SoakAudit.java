package dev.offsite.standalone.bench;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.monitor.board.CaseRecord;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.standalone.demo.DemoStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Looks for everything that was published, once a soak run has ended. */
final class SoakAudit {

  private static final Duration READ_MAX = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final TelemetryCodec codec = new TelemetryCodec();
  private final Set<String> passages = new HashSet<>();

  SoakAudit(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * The account.
   *
   * @param status of the end
   * @param judged whether everything that was published was judged in time
   */
  SoakAccount of(
      PublishedMessages published, DemoStatus status, ScoreDocument score, boolean judged)
      throws IOException, BenchFailedException {
    PublishedMessages.Search search = published.search();
    for (DeviceKind kind : DeviceKind.values()) {
      try (LandedRecords records = new LandedRecords(bootstrapServers, kind.telemetryTopic())) {
        records.read(0, records.end(), READ_MAX, record -> take(kind, record, search));
      }
    }
    List<String> troubles = new ArrayList<>(status.troubles());
    if (!judged) {
      troubles.add("not everything was judged in time; the log says more");
    }
    if (!status.history().trouble().isEmpty()) {
      troubles.add("the history: " + status.history().trouble());
    }
    List<ScoreDocument.Row> rows =
        score.offences().stream().filter(ScoreDocument.Row::detector).toList();
    return new SoakAccount(
        search.distinct(),
        search.missing(),
        search.repeats(),
        status.deadLetters(),
        status.rejected(),
        status.late(),
        rows.stream().mapToLong(ScoreDocument.Row::expected).sum(),
        rows.stream().mapToLong(ScoreDocument.Row::missed).sum(),
        rows.stream().mapToLong(ScoreDocument.Row::falseAlarms).sum(),
        rows.stream().mapToLong(ScoreDocument.Row::duplicates).sum(),
        new SoakAccount.Rows(
            passages.size(), status.history().rows().getOrDefault("weighings", 0L)),
        new SoakAccount.Rows(revisions(), status.history().rows().getOrDefault("candidates", 0L)),
        status.history().behind(),
        troubles);
  }

  /** Without device faults every passage is plausible, and has to become a row. */
  private void take(
      DeviceKind kind, ConsumerRecord<String, byte[]> record, PublishedMessages.Search search) {
    search.landed(record.key(), record.value());
    if (kind != DeviceKind.WIM) {
      return;
    }
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

  /** Of candidates against somebody and of those for the maintenance desk: the history has both. */
  private long revisions() {
    return revisions(KafkaTopics.CASE_INTAKE) + revisions(KafkaTopics.OPERATIONS);
  }

  private long revisions(String topic) {
    Set<String> revisions = new HashSet<>();
    try (CaseIntakeReader reader =
        CaseIntakeReader.open(
            bootstrapServers, topic, CaseIntakeReader.From.START, Clock.systemUTC())) {
      while (!reader.isAtEnd()) {
        for (CaseRecord record : reader.poll(POLL)) {
          revisions.add(record.candidate().id() + " " + record.candidate().revision());
        }
      }
    }
    return revisions.size();
  }
}
