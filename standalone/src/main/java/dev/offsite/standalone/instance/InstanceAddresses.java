package dev.offsite.standalone.instance;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
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
 */
public record InstanceAddresses(
    String mqtt, String devicesMqtt, String kafka, String status, long pid) {

  public InstanceAddresses {
    Objects.requireNonNull(mqtt, "mqtt");
    Objects.requireNonNull(devicesMqtt, "devicesMqtt");
    Objects.requireNonNull(kafka, "kafka");
    Objects.requireNonNull(status, "status");
  }

  /** Devices connect where everybody does; nothing serves metrics. */
  public InstanceAddresses(String mqtt, String kafka, long pid) {
    this(mqtt, mqtt, kafka, pid);
  }

  /** Nothing serves metrics. */
  public InstanceAddresses(String mqtt, String devicesMqtt, String kafka, long pid) {
    this(mqtt, devicesMqtt, kafka, "", pid);
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
          Long.parseLong(require(properties, "pid", file)));
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
            + ("pid=" + pid + "\n"));
  }

  /** Whether the process still runs. */
  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static String require(Properties properties, String key, Path file) throws IOException {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IOException(file + " has no " + key);
    }
    return value;
  }
}
