package dev.offsite.standalone.stack;

import dev.offsite.pipelines.cases.CaseEnds;
import dev.offsite.pipelines.cases.CaseJob;
import dev.offsite.pipelines.cases.CaseSettings;
import dev.offsite.pipelines.detection.DetectionEnds;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.history.HistoryEnds;
import dev.offsite.pipelines.history.HistoryJob;
import dev.offsite.pipelines.history.HistoryRules;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.pipelines.ingest.DeviceRate;
import dev.offsite.pipelines.ingest.IngestJob;
import dev.offsite.pipelines.ingest.IngestSettings;
import dev.offsite.pipelines.ingest.IngestSinks;
import dev.offsite.pipelines.ingest.LandingRouter;
import dev.offsite.pipelines.mqtt.MqttCredentials;
import dev.offsite.pipelines.mqtt.MqttPublisher;
import dev.offsite.pipelines.mqtt.MqttSource;
import dev.offsite.pipelines.mqtt.MqttSourceBuilder;
import dev.offsite.pipelines.mqtt.MqttTls;
import dev.offsite.pipelines.reference.KafkaReferenceFeed;
import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.pipelines.trial.TrialJob;
import dev.offsite.pipelines.trial.TrialSink;
import dev.offsite.standalone.cluster.JobDefinition;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.InstanceAddresses;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** The jobs, wired to the embedded servers. */
public final class Pipelines {

  /** Number of jobs that always run, each of which needs slots of its own. */
  static final int JOBS = 3;

  /**
   * Name of the job that writes the time series, which is not among {@link #JOBS}; nor is a trial.
   */
  static final String HISTORY = "history";

  /** Name of the job that judges. */
  static final String DETECTION = "detection";

  /** Decides how many messages repeat after a failure; a message does not wait for it. */
  private static final Duration INGEST_CHECKPOINTS = Duration.ofMillis(500);

  /**
   * Decides how much is judged again after a failure; a candidate does not wait for it. The first
   * fix of a truck after each checkpoint copies all that is kept of the truck.
   */
  private static final Duration DETECTION_CHECKPOINTS = Duration.ofSeconds(10);

  /** Decides how much is told once more after a failure; a case does not wait for it. */
  private static final Duration CASE_CHECKPOINTS = Duration.ofSeconds(2);

  /** Decides how late a row may be, and how small the writes are. */
  private static final Duration HISTORY_CHECKPOINTS = Duration.ofSeconds(5);

  /** Never renamed: the broker keeps the sessions under it. */
  private static final String CLIENT_IDENTIFIER_PREFIX = "offsite-ingest";

  private static final String SIGN_CLIENT_IDENTIFIER_PREFIX = "offsite-sign";

  private final InstanceAddresses addresses;
  private final Credentials credentials;
  private final int parallelism;
  private final IngestSettings ingest;

  /** Jobs that land our own topics only. */
  public Pipelines(InstanceAddresses addresses, Credentials credentials, int parallelism) {
    this(addresses, credentials, parallelism, IngestSettings.DEFAULT);
  }

  Pipelines(
      InstanceAddresses addresses,
      Credentials credentials,
      int parallelism,
      IngestSettings ingest) {
    this.addresses = addresses;
    this.credentials = credentials;
    this.parallelism = parallelism;
    this.ingest = ingest;
  }

  /** Number of MQTT subscriptions that the ingest job holds. */
  public int subscriptions() {
    return ingest.topicFilters().size();
  }

  /** MQTT to Kafka. */
  public JobDefinition ingest() {
    return new JobDefinition(
        "ingest",
        parallelism,
        INGEST_CHECKPOINTS,
        environment -> {
          MqttSourceBuilder source =
              MqttSource.builder()
                  .serverUri(addresses.mqtt())
                  .clientIdentifierPrefix(CLIENT_IDENTIFIER_PREFIX)
                  .credentials(
                      MqttCredentials.of(
                          Credentials.INGEST_USER, credentials.ingestPassword().toCharArray()));
          ingest.topicFilters().forEach(source::topicFilter);
          Properties asTheyAre = new Properties();
          IngestJob.addTo(
              environment,
              source.build(),
              new LandingRouter(ingest),
              DeviceRate.DEFAULT,
              IngestSinks.telemetry(addresses.kafka(), asTheyAre),
              IngestSinks.deadLetters(addresses.kafka(), asTheyAre));
        });
  }

  /** Telemetry to candidates. */
  public JobDefinition detection() {
    return new JobDefinition(
        DETECTION,
        parallelism,
        DETECTION_CHECKPOINTS,
        environment -> {
          Properties asTheyAre = new Properties();
          DetectionSettings settings = DetectionSettings.live();
          DetectionJob.addTo(
              environment,
              DetectionEnds.telemetry(addresses.kafka(), asTheyAre),
              new KafkaReferenceFeed(addresses.kafka(), Map.of()),
              settings,
              DetectionEnds.candidates(addresses.kafka(), asTheyAre),
              DetectionEnds.refusals(addresses.kafka(), asTheyAre),
              DetectionEnds.operations(addresses.kafka(), asTheyAre, signs(), settings.clock()));
        });
  }

  /**
   * Telemetry to counts of what these rules would hold against whom.
   *
   * @param listener id of who hears of the candidates
   */
  JobDefinition trial(TrialRules rules, String listener) {
    return new JobDefinition(
        TrialJob.nameOf(rules),
        parallelism,
        DETECTION_CHECKPOINTS,
        environment ->
            TrialJob.addTo(
                environment,
                TrialJob.telemetry(addresses.kafka(), new Properties()),
                new KafkaReferenceFeed(addresses.kafka(), Map.of(), rules),
                DetectionSettings.live(),
                new TrialSink(listener)));
  }

  /** Candidates and what people do with them to cases. */
  public JobDefinition cases() {
    return new JobDefinition(
        "cases",
        parallelism,
        CASE_CHECKPOINTS,
        environment -> {
          Properties asTheyAre = new Properties();
          CaseJob.addTo(
              environment,
              CaseEnds.sources(addresses.kafka(), asTheyAre),
              new KafkaReferenceFeed(addresses.kafka(), Map.of()),
              CaseSettings.DEFAULT,
              CaseEnds.sinks(addresses.kafka(), asTheyAre));
        });
  }

  /** Telemetry and candidates to the time series. */
  public JobDefinition history(HistorySettings settings) {
    return new JobDefinition(
        HISTORY,
        parallelism,
        HISTORY_CHECKPOINTS,
        environment -> {
          Properties asTheyAre = new Properties();
          HistoryJob.addTo(
              environment,
              HistoryEnds.sources(addresses.kafka(), asTheyAre),
              new KafkaReferenceFeed(addresses.kafka(), Map.of()),
              HistoryRules.DEFAULT,
              HistoryEnds.rows(settings, addresses.kafka(), asTheyAre));
        });
  }

  private MqttPublisher.Settings signs() {
    return new MqttPublisher.Settings(
        addresses.mqtt(),
        MqttTls.systemTrust(),
        SIGN_CLIENT_IDENTIFIER_PREFIX,
        MqttCredentials.of(Credentials.SIGN_USER, credentials.signPassword().toCharArray()));
  }
}
