package dev.offsite.standalone.command;

import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.standalone.history.HistoryChoice;
import dev.offsite.standalone.history.Retention;
import dev.offsite.standalone.instance.HistoryAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say where the time series is kept. */
final class HistoryMixin {

  private static final int PORT_MAX = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--no-history", description = "Keep no time series, and run no job for it")
  private boolean noHistory;

  @Option(
      names = "--history-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description =
          "Port of the embedded time series, on this machine only; 0 = any free one."
              + " Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--history-days",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "How long the embedded time series keeps a row: tracks are personal data."
              + " Default: ${DEFAULT-VALUE}")
  private int days;

  @Option(
      names = "--history-url",
      paramLabel = "URL",
      description = {
        "Write the time series to this store instead: http://host:8086 of InfluxDB 2.7 or 3, or"
            + " http://host:9000 of QuestDB"
      })
  private String url;

  @Option(
      names = "--history-kind",
      paramLabel = "KIND",
      defaultValue = "INFLUXDB",
      description =
          "With --history-url: INFLUXDB or QUESTDB, which says how it is read."
              + " Default: ${DEFAULT-VALUE}")
  private HistoryAddress.Kind kind;

  @Option(
      names = "--history-token-file",
      paramLabel = "FILE",
      description = "With --history-url: file that holds the token, or a header \"Basic …\"")
  private Path tokenFile;

  @Option(
      names = "--history-org",
      paramLabel = "NAME",
      defaultValue = HistorySettings.DEFAULT_NAME,
      description = "With --history-url: organisation. Default: ${DEFAULT-VALUE}")
  private String org;

  @Option(
      names = "--history-bucket",
      paramLabel = "NAME",
      defaultValue = HistorySettings.DEFAULT_NAME,
      description = "With --history-url: bucket or database. Default: ${DEFAULT-VALUE}")
  private String bucket;

  /**
   * The choice.
   *
   * @throws ParameterException naming option, value and limit
   */
  HistoryChoice choice() {
    Limits.require(command, "--history-port", port, 0, PORT_MAX);
    Limits.require(command, "--history-days", days, 1, Retention.DAYS_MAX);
    if (noHistory && url != null) {
      throw new ParameterException(
          command.commandLine(), "--no-history and --history-url exclude each other");
    }
    if (tokenFile != null && url == null) {
      throw new ParameterException(
          command.commandLine(), "--history-token-file needs --history-url");
    }
    if (noHistory) {
      return new HistoryChoice.None();
    }
    return url == null
        ? new HistoryChoice.Embedded(port, new Retention(days))
        : new HistoryChoice.Elsewhere(settings(), kind);
  }

  private HistorySettings settings() {
    if (tokenFile != null && !Files.isReadable(tokenFile)) {
      throw new ParameterException(
          command.commandLine(), "--history-token-file " + tokenFile + " cannot be read");
    }
    try {
      HistorySettings settings = HistorySettings.of(URI.create(url)).withBucket(org, bucket);
      return tokenFile == null ? settings : settings.withTokenFile(tokenFile.toAbsolutePath());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--history-url: " + e.getMessage(), e);
    }
  }
}
