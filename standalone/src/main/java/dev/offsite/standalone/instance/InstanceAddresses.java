package dev.offsite.standalone.instance;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a running instance is reached.
 *
 * @param mqtt the broker, for whoever is on the same machine, such as {@code tcp://127.0.0.1:1883}
 * @param devicesMqtt the broker, for devices, such as {@code ssl://10.0.0.5:8883}
 * @param kafka the bootstrap servers, such as {@code 127.0.0.1:9092}
 * @param status metrics and health, such as {@code http://127.0.0.1:9249}; empty where an older
 *     Offsite runs, which serves none
 * @param pid the process
 * @param history the time series; empty if none is kept
 */
public record InstanceAddresses(
    String mqtt,
    String devicesMqtt,
    String kafka,
    String status,
    long pid,
    Optional<HistoryAddress> history) {

  public InstanceAddresses {
    Objects.requireNonNull(mqtt, "mqtt");
    Objects.requireNonNull(devicesMqtt, "devicesMqtt");
    Objects.requireNonNull(kafka, "kafka");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(history, "history");
  }

  /** Devices connect where everybody does; nothing serves metrics, no time series is kept. */
  public InstanceAddresses(String mqtt, String kafka, long pid) {
    this(mqtt, mqtt, kafka, pid);
  }

  /** Nothing serves metrics, and no time series is kept. */
  public InstanceAddresses(String mqtt, String devicesMqtt, String kafka, long pid) {
    this(mqtt, devicesMqtt, kafka, "", pid, Optional.empty());
  }

  /** Reads what {@link #write} wrote. */
  static InstanceAddresses read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    try {
      return new InstanceAddresses(
          require(properties, "mqtt", file),
          require(properties, "mqtt.devices", file),
          require(properties, "kafka", file),
          properties.getProperty("status", ""),
          Long.parseLong(require(properties, "pid", file)),
          history(properties, file));
    } catch (NumberFormatException e) {
      throw new IOException(file + ": pid is not a number: " + properties.getProperty("pid"), e);
    }
  }

  void write(Path file) throws IOException {
    OwnerFiles.write(
        file,
        "# Written by a running Offsite, removed when it ends.\n"
            + ("mqtt=" + mqtt + "\n")
            + ("mqtt.devices=" + devicesMqtt + "\n")
            + ("kafka=" + kafka + "\n")
            + ("status=" + status + "\n")
            + ("pid=" + pid + "\n")
            + history.map(InstanceAddresses::lines).orElse(""));
  }

  /** Whether the process still runs. */
  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static String lines(HistoryAddress history) {
    return ("history=" + history.url() + "\n")
        + ("history.kind=" + history.kind() + "\n")
        + ("history.bucket=" + escaped(history.bucket()) + "\n")
        + ("history.token-file=" + escaped(history.tokenFile()) + "\n");
  }

  /** Backslashes begin an escape in a properties file. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\");
  }

  private static Optional<HistoryAddress> history(Properties properties, Path file)
      throws IOException {
    if (properties.getProperty("history") == null) {
      return Optional.empty();
    }
    String kind = require(properties, "history.kind", file);
    try {
      return Optional.of(
          new HistoryAddress(
              HistoryAddress.Kind.valueOf(kind),
              require(properties, "history", file),
              require(properties, "history.bucket", file),
              require(properties, "history.token-file", file)));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": history.kind is no kind of store: " + kind, e);
    }
  }

  private static String require(Properties properties, String key, Path file) throws IOException {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IOException(file + " has no " + key);
    }
    return value;
  }
}
