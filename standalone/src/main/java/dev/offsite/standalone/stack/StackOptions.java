package dev.offsite.standalone.stack;

import dev.offsite.pipelines.ingest.IngestSettings;
import dev.offsite.standalone.broker.MqttListener;
import dev.offsite.standalone.broker.SimulatorAccount;
import dev.offsite.standalone.cluster.JobCluster;
import java.util.Objects;

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
 */
public record StackOptions(
    int mqttPort,
    int kafkaPort,
    int parallelism,
    JobCluster.EarlierState earlierState,
    MqttListener listener,
    SimulatorAccount simulator,
    IngestSettings ingest,
    int metricsPort) {

  /** Loopback, for everything but the listener of devices: Kafka asks nobody for a password. */
  static final String HOST = MqttListener.LOOPBACK;

  public StackOptions {
    Objects.requireNonNull(earlierState, "earlierState");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(simulator, "simulator");
    Objects.requireNonNull(ingest, "ingest");
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism + " is below 1");
    }
  }

  /** On loopback, with the account of the simulator, our own topics only. */
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
        0);
  }

  /** These options with another listener and another choice of the simulator's account. */
  public StackOptions with(MqttListener newListener, SimulatorAccount newSimulator) {
    return new StackOptions(
        mqttPort,
        kafkaPort,
        parallelism,
        earlierState,
        newListener,
        newSimulator,
        ingest,
        metricsPort);
  }

  /** These options with other settings of what is landed. */
  public StackOptions with(IngestSettings newIngest) {
    return new StackOptions(
        mqttPort,
        kafkaPort,
        parallelism,
        earlierState,
        listener,
        simulator,
        newIngest,
        metricsPort);
  }

  /** These options with another port of metrics and health. */
  public StackOptions withMetricsPort(int newMetricsPort) {
    return new StackOptions(
        mqttPort,
        kafkaPort,
        parallelism,
        earlierState,
        listener,
        simulator,
        ingest,
        newMetricsPort);
  }
}
