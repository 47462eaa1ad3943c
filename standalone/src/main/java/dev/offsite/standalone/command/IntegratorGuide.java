package dev.offsite.standalone.command;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.channel.Rfc3339;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.Plate;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import dev.offsite.standalone.instance.InstanceAddresses;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What somebody who connects a device must know, ready to be copied into a shell. */
final class IntegratorGuide {

  /** Stands for the time at which the example is run, until the text is made. */
  private static final Instant NOW = Instant.parse("2001-01-01T00:00:00Z");

  /** Stands for a number that differs each time the example is run. */
  private static final String UNIQUE = "UNIQUE";

  /** Behind which the example has its first truck; scales and drones log in as themselves. */
  private static final String GATEWAY = "gateway-1";

  /** One message and where it is published to. */
  record Example(DeviceTopic topic, String payload) {

    /** Who may publish it. */
    String login() {
      return topic.device() == DeviceKind.TRUCK ? GATEWAY : topic.deviceId();
    }

    /** The payload as an argument of a POSIX shell that puts time and number in. */
    String shellArgument() {
      return "'" + payloadAt("'$(date -u +%Y-%m-%dT%H:%M:%SZ)'", "'$(date +%s)'") + "'";
    }

    /** The payload with a time and a number that was not used before. */
    String payloadAt(String time, String number) {
      return payload.replace(Rfc3339.format(NOW), time).replace(UNIQUE, number);
    }
  }

  /** The lines that {@code ./offsite up} prints when everything is ready. */
  static List<String> of(InstanceAddresses addresses, Path data) {
    URI mqtt = URI.create(addresses.mqtt());
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("MQTT    " + addresses.devicesMqtt() + "  (MQTT 5 and 3.1.1, QoS 1)");
    if (!addresses.devicesMqtt().equals(addresses.mqtt())) {
      lines.add("        " + addresses.mqtt() + "  for this machine only");
    }
    lines.add(
        "        each device logs in under its device id, or the logins of its registration,");
    lines.add("        and publishes for itself alone. Its password:");
    lines.add("        " + passwordCommand("DEVICE-ID", data));
    lines.add("Kafka   " + addresses.kafka() + "  (no password; candidates are on case-intake)");
    if (!addresses.status().isEmpty()) {
      lines.add("Status  " + addresses.status() + "/metrics, /health and /ready");
    }
    lines.add("Data    " + data);
    lines.add("");
    lines.add("Nothing is judged before there is reference data. An example to begin with:");
    lines.add("");
    lines.add("./offsite reference example my-reference");
    lines.add("./offsite reference publish my-reference --data-dir " + data);
    lines.add("");
    lines.add("Then publish one message of each kind; these devices are in the example:");
    for (Example example : examples()) {
      lines.add("");
      lines.add(
          "mosquitto_pub -h "
              + mqtt.getHost()
              + " -p "
              + mqtt.getPort()
              + " -q 1 -u "
              + example.login()
              + " \\\n  -P \"$("
              + passwordCommand(example.login(), data)
              + ")\" \\\n  -t "
              + example.topic().name()
              + " \\\n  -m "
              + example.shellArgument());
    }
    lines.add("");
    lines.add("See what becomes of them:  ./offsite candidates --follow --data-dir " + data);
    lines.add("Ctrl-C ends everything.");
    lines.add("");
    return lines;
  }

  private static String passwordCommand(String login, Path data) {
    return "./offsite credentials " + login + " --password-only --data-dir " + data;
  }

  /** One of each kind of report. */
  static List<Example> examples() {
    return List.of(
        example(DeviceKind.WIM, passage()),
        example(DeviceKind.TRUCK, position()),
        example(DeviceKind.DRONE, detection()),
        example(DeviceKind.DRONE, sortie()),
        example(DeviceKind.WIM, status()));
  }

  private static Example example(DeviceKind device, DeviceReport report) {
    ReportKind kind = report.kind();
    return new Example(
        new DeviceTopic(device, report.deviceId(), kind),
        new String(new TelemetryCodec().encode(report), StandardCharsets.UTF_8));
  }

  private static PassageReport passage() {
    return new PassageReport(
        "wim-01",
        "passage-" + UNIQUE,
        NOW,
        2,
        "INBOUND",
        54.6,
        63_740,
        6,
        List.of(6_980, 11_240, 11_420, 11_360, 11_390, 11_350),
        List.of(3.25, 1.35, 6.9, 1.31, 1.31),
        VehicleConfiguration.ARTICULATED,
        2,
        null,
        null,
        null,
        new Plate("浙A12345", "YELLOW", 0.97),
        List.of(),
        List.of());
  }

  private static PositionReport position() {
    return new PositionReport(
        "truck-00001",
        NOW,
        NOW,
        120.1425,
        30.2416,
        null,
        4.5,
        37.8,
        212.5,
        14,
        true,
        true,
        PositionReport.Load.LOADED,
        16_850,
        PositionReport.Cover.CLOSED,
        PositionReport.Body.DOWN,
        false,
        null,
        null,
        List.of());
  }

  private static DetectionReport detection() {
    return new DetectionReport(
        "drone-01",
        "detection-" + UNIQUE,
        "sortie-1",
        NOW,
        DetectionReport.Platform.DRONE,
        "SPOIL_HEAP",
        0.97,
        119.9607,
        30.2814,
        null,
        3.2,
        null,
        null,
        null,
        List.of());
  }

  private static SortieReport sortie() {
    return new SortieReport(
        "drone-01",
        "sortie-1",
        SortieReport.Phase.BEGIN,
        NOW,
        119.9607,
        30.2814,
        null,
        120.0,
        -90.0);
  }

  private static StatusReport status() {
    return new StatusReport("wim-01", NOW, StatusReport.State.ONLINE, "2.4.1", List.of());
  }

  private IntegratorGuide() {}
}
