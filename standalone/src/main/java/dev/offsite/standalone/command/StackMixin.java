package dev.offsite.standalone.command;

import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.stack.StackOptions;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that starts an instance. */
final class StackMixin {

  private static final int PORT_MAX = 65_535;

  /** All of them are threads and MQTT sessions of this one process. */
  private static final int PARALLELISM_MAX = 128;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = {
        "Where everything is kept.",
        "Default: below ~/.offsite (demo begins anew there)"
      })
  Path dataDir;

  @Option(
      names = "--mqtt-port",
      paramLabel = "PORT",
      defaultValue = "1883",
      description = "Port of the MQTT broker; 0 = any free one. Default: ${DEFAULT-VALUE}")
  int mqttPort;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of Kafka; 0 = any free one. Default: ${DEFAULT-VALUE}")
  int kafkaPort;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = {
        "Port of /metrics for Prometheus, /health and /ready, on this machine only;",
        "0 = any free one, which is announced. Default: ${DEFAULT-VALUE}"
      })
  int metricsPort;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Of the log file: text, or json with one object on each line. Default: text")
  InstanceLog.Format logFormat;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Subtasks of each job, and partitions of the topics where they are made."
              + " Default: ${DEFAULT-VALUE}")
  int parallelism;

  @Option(
      names = "--fresh-state",
      description =
          "Forget what the jobs had kept and let them read Kafka again from its beginning.")
  boolean freshState;

  /**
   * The options, each within its limits; to be asked for before anything is touched.
   *
   * @throws ParameterException naming option, value and limit
   */
  StackOptions options() {
    Limits.require(command, "--mqtt-port", mqttPort, 0, PORT_MAX);
    Limits.require(command, "--kafka-port", kafkaPort, 0, PORT_MAX);
    Limits.require(command, "--metrics-port", metricsPort, 0, PORT_MAX);
    Limits.require(command, "--parallelism", parallelism, 1, PARALLELISM_MAX);
    return new StackOptions(
            mqttPort,
            kafkaPort,
            parallelism,
            freshState ? JobCluster.EarlierState.DISCARD : JobCluster.EarlierState.RESTORE)
        .withMetricsPort(metricsPort);
  }
}
