package dev.offsite.monitor;

import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.live.BoardLimits;
import dev.offsite.monitor.web.ServerSettings;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a centre needs.
 *
 * @param kafka settings of every Kafka client: {@code bootstrap.servers} and what else is needed
 * @param history the time series; empty where none is kept
 */
public record MonitorSettings(
    ServerSettings server,
    Map<String, String> kafka,
    BoardLimits board,
    Optional<TimeSeriesReader> history) {

  public MonitorSettings {
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(board, "board");
    Objects.requireNonNull(history, "history");
    kafka = Map.copyOf(kafka);
    if (!kafka.containsKey("bootstrap.servers")) {
      throw new IllegalArgumentException("kafka has no bootstrap.servers");
    }
  }

  /** Says nothing of Kafka's settings, which may hold passwords. */
  @Override
  public String toString() {
    return "MonitorSettings[" + server + ", " + board + ']';
  }
}
