package dev.offsite.standalone.stack;

import dev.offsite.pipelines.ingest.IngestSettings;
import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.standalone.broker.MqttListener;
import dev.offsite.standalone.broker.SimulatorAccount;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.history.HistoryChoice;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How the embedded parts are started.
 *
 * @param mqttPort port of the MQTT broker; 0 for any free one
 * @param kafkaPort port of Kafka; 0 for any free one
 * @param parallelism subtasks of each job, and partitions of topics that are made
 * @param earlierState what to do with checkpoints of an earlier run
 * @param listener where the MQTT broker listens for devices
 * @param simulator whether the account that may publish for every device exists
 * @param ingest what is landed
 * @param metricsPort port of metrics and health, on loopback; 0 for any free one
 * @param history where the time series is kept
 * @param watch when the operator is warned
 * @param trial rules that run beside the valid ones and are only counted; none usually
 */
public record StackOptions(
    int mqttPort,
    int kafkaPort,
    int parallelism,
    JobCluster.EarlierState earlierState,
    MqttListener listener,
    SimulatorAccount simulator,
    IngestSettings ingest,
    int metricsPort,
    HistoryChoice history,
    WatchLimits watch,
    TrialRules trial) {

  /** Loopback, for everything but the listener of devices: Kafka asks nobody for a password. */
  static final String HOST = MqttListener.LOOPBACK;

  public StackOptions {
    Objects.requireNonNull(earlierState, "earlierState");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(simulator, "simulator");
    Objects.requireNonNull(ingest, "ingest");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(watch, "watch");
    Objects.requireNonNull(trial, "trial");
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism + " is below 1");
    }
  }

  /** On loopback, with the account of the simulator, our own topics only, without a history. */
  public StackOptions(
      int mqttPort, int kafkaPort, int parallelism, JobCluster.EarlierState earlierState) {
    this(
        mqttPort,
        kafkaPort,
        parallelism,
        earlierState,
        MqttListener.DEFAULT,
        SimulatorAccount.ON,
        IngestSettings.DEFAULT,
        0,
        new HistoryChoice.None(),
        WatchLimits.DEFAULT,
        TrialRules.NONE);
  }

  /** These options with another listener and another choice of the simulator's account. */
  public StackOptions with(MqttListener newListener, SimulatorAccount newSimulator) {
    return changed(
        change -> {
          change.listener = newListener;
          change.simulator = newSimulator;
        });
  }

  /** These options with other settings of what is landed. */
  public StackOptions with(IngestSettings newIngest) {
    return changed(change -> change.ingest = newIngest);
  }

  /** These options with another port of metrics and health. */
  public StackOptions withMetricsPort(int newMetricsPort) {
    return changed(change -> change.metricsPort = newMetricsPort);
  }

  /** These options with the time series kept elsewhere. */
  public StackOptions with(HistoryChoice newHistory) {
    return changed(change -> change.history = newHistory);
  }

  /** These options with other limits of what the operator is warned of. */
  public StackOptions with(WatchLimits newWatch) {
    return changed(change -> change.watch = newWatch);
  }

  /** These options with rules that run beside the valid ones and are only counted. */
  public StackOptions with(TrialRules newTrial) {
    return changed(change -> change.trial = newTrial);
  }

  /** Number of jobs that run, each in slots of its own. */
  int jobs() {
    return Pipelines.JOBS
        + (history instanceof HistoryChoice.None ? 0 : 1)
        + (trial.isNone() ? 0 : 1);
  }

  /** Port asked for the embedded time series; 0 for any free one. */
  int historyPort() {
    return history instanceof HistoryChoice.Embedded embedded ? embedded.port() : 0;
  }

  private StackOptions changed(Consumer<Change> how) {
    Change change = new Change(this);
    how.accept(change);
    return new StackOptions(
        mqttPort,
        kafkaPort,
        parallelism,
        earlierState,
        change.listener,
        change.simulator,
        change.ingest,
        change.metricsPort,
        change.history,
        change.watch,
        change.trial);
  }

  /** What may differ in a copy. */
  private static final class Change {
    private MqttListener listener;
    private SimulatorAccount simulator;
    private IngestSettings ingest;
    private int metricsPort;
    private HistoryChoice history;
    private WatchLimits watch;
    private TrialRules trial;

    Change(StackOptions from) {
      listener = from.listener;
      simulator = from.simulator;
      ingest = from.ingest;
      metricsPort = from.metricsPort;
      history = from.history;
      watch = from.watch;
      trial = from.trial;
    }
  }
}
