package dev.offsite.standalone.command;

import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.disk.DiskLimits;
import dev.offsite.standalone.stack.StackOptions;
import dev.offsite.standalone.stack.WatchLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that starts an instance. */
final class StackMixin {

  private static final int PORT_MAX = 65_535;

  /** All of them are threads and MQTT sessions of this one process. */
  private static final int PARALLELISM_MAX = 128;

  /** A tebibyte: more would be a slip of the hand. */
  private static final int DISK_MIN_MB_MAX = 1 << 20;

  private static final long BYTES_PER_MIB = 1L << 20;

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

  @Mixin private HistoryMixin history;

  @Mixin MonitorMixin monitor;

  @Option(
      names = "--disk-min-mb",
      paramLabel = "MB",
      defaultValue = "512",
      description =
          "Free space in MiB below which devices are refused and nothing is started."
              + " Default: ${DEFAULT-VALUE}")
  int diskMinMb;

  @Option(
      names = "--trial-rules",
      paramLabel = "DIR",
      description = {
        "Folder of reference files, or one such file, that stand in place of the valid ones of the",
        "same kind and id in a second detection, which is only counted (docs/truck-rules.md)"
      })
  private Path trialRules;

  /**
   * The options, each within its limits; to be asked for before anything is touched.
   *
   * @param certificateNotice how long before a certificate expires it is said
   * @throws ParameterException naming option, value and limit
   */
  StackOptions options(Duration certificateNotice) {
    monitor.check();
    Limits.require(command, "--mqtt-port", mqttPort, 0, PORT_MAX);
    Limits.require(command, "--kafka-port", kafkaPort, 0, PORT_MAX);
    Limits.require(command, "--metrics-port", metricsPort, 0, PORT_MAX);
    Limits.require(command, "--parallelism", parallelism, 1, PARALLELISM_MAX);
    Limits.require(command, "--disk-min-mb", diskMinMb, 1, DISK_MIN_MB_MAX);
    return new StackOptions(
            mqttPort,
            kafkaPort,
            parallelism,
            freshState ? JobCluster.EarlierState.DISCARD : JobCluster.EarlierState.RESTORE)
        .withMetricsPort(metricsPort)
        .with(history.choice())
        .with(trial())
        .with(new WatchLimits(new DiskLimits(diskMinMb * BYTES_PER_MIB), certificateNotice));
  }

  private TrialRules trial() {
    if (trialRules == null) {
      return TrialRules.NONE;
    }
    try {
      return TrialRules.read(trialRules);
    } catch (IOException | IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(), "--trial-rules: " + trialRules + ": " + e.getMessage(), e);
    }
  }
}
