package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.history.HistoryEnds;
import dev.offsite.pipelines.history.HistoryJob;
import dev.offsite.pipelines.history.HistoryRules;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.pipelines.reference.KafkaReferenceFeed;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts {@link HistoryJob} on a Flink cluster: {@code HistoryMain [--settings FILE]}. */
public final class HistoryMain {

  /** Also names the folder of its checkpoints, so it never changes. */
  static final String JOB_NAME = "history";

  private HistoryMain() {}

  /** Submits the job. */
  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = JobEnvironment.prepared();
    addTo(environment, Settings.of(arguments, System.getenv()));
    environment.execute(JOB_NAME);
  }

  static void addTo(StreamExecutionEnvironment environment, Settings settings) {
    KafkaAccess kafka = KafkaAccess.of(settings);
    HistorySettings store = store(settings);
    environment.configure(JobEnvironment.settings(settings.require(HistoryKeys.CHECKPOINTS)));
    HistoryJob.addTo(
        environment,
        HistoryEnds.sources(kafka.bootstrapServers(), kafka.overrides()),
        new KafkaReferenceFeed(kafka.bootstrapServers(), kafka.clientProperties()),
        HistoryRules.DEFAULT,
        HistoryEnds.rows(store, kafka.bootstrapServers(), kafka.overrides()));
  }

  static HistorySettings store(Settings settings) {
    String url = settings.require(HistoryKeys.URL);
    HistorySettings store;
    try {
      store = HistorySettings.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      throw new SettingsException(HistoryKeys.URL.name() + ": " + e.getMessage(), e);
    }
    store =
        store
            .withBucket(settings.require(HistoryKeys.ORG), settings.require(HistoryKeys.BUCKET))
            .withBatches(
                settings.require(HistoryKeys.BATCH_ROWS), settings.require(HistoryKeys.BATCH_AGE));
    Optional<Path> token = settings.find(HistoryKeys.TOKEN_FILE);
    return token.isPresent() ? store.withTokenFile(token.get()) : store;
  }
}
