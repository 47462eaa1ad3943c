package dev.offsite.simulators.fault;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages of one truck, a fix each second from {@link #BEGIN} on, and what faults make of them.
 */
final class Messages {

  static final Instant BEGIN = Instant.parse("2026-11-22T04:00:00Z");
  static final long BEGIN_MILLIS = BEGIN.toEpochMilli();
  static final long SEED = 20_261_122L;
  static final DeviceTopic TOPIC =
      new DeviceTopic(DeviceKind.TRUCK, "truck-1", ReportKind.POSITION);

  private static final TelemetryCodec CODEC = new TelemetryCodec();

  /** So many fixes of the truck, moving east from the middle of Hangzhou. */
  static List<DeviceMessage> fixes(int number) {
    List<DeviceMessage> messages = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      long millis = BEGIN_MILLIS + 1_000L * i;
      String json =
          "{\"fixTime\":\""
              + Instant.ofEpochMilli(millis)
              + "\",\"lng\":"
              + (120.15 + i * 1e-7)
              + ",\"lat\":30.27,\"accuracyM\":3.5,\"speedKph\":36.0}";
      byte[] payload = CODEC.encode(reports(json.getBytes(StandardCharsets.UTF_8)).get(0));
      messages.add(DeviceMessage.of(TOPIC, payload, false, millis, millis));
    }
    return messages;
  }

  /** What is left of messages after the faults of a profile, with {@link #SEED}. */
  static List<DeviceMessage> after(String faults, List<DeviceMessage> messages) {
    return after(faults, messages, SEED, new FaultTally());
  }

  static List<DeviceMessage> after(
      String faults, List<DeviceMessage> messages, long seed, FaultTally tally) {
    FaultProfile profile = FaultProfile.parse("test", "about: test\nfaults:\n" + faults);
    return drain(FaultySource.of(listed(messages), profile, seed, BEGIN_MILLIS, tally));
  }

  static List<DeviceMessage> drain(MessageSource source) {
    List<DeviceMessage> all = new ArrayList<>();
    while (source.nextDueMillis() != MessageSource.NEVER) {
      long dueMillis = source.nextDueMillis();
      DeviceMessage message = source.next();
      if (message.dueMillis() != dueMillis) {
        throw new AssertionError("due " + message.dueMillis() + ", announced " + dueMillis);
      }
      all.add(message);
    }
    return all;
  }

  static MessageSource listed(List<DeviceMessage> messages) {
    return new MessageSource() {
      private int next;

      @Override
      public long nextDueMillis() {
        return next < messages.size() ? messages.get(next).dueMillis() : NEVER;
      }

      @Override
      public DeviceMessage next() {
        return messages.get(next++);
      }
    };
  }

  /** The reports of a payload; fails if one cannot be read. */
  static List<DeviceReport> reports(byte[] payload) {
    DecodeResult result = CODEC.decode(TOPIC, payload);
    if (!result.faults().isEmpty()) {
      throw new AssertionError("unreadable: " + result.faults());
    }
    return result.reports().stream().map(DecodeResult.Indexed::report).toList();
  }

  static PositionReport fix(DeviceMessage message) {
    return (PositionReport) reports(message.payload()).get(0);
  }

  static String text(DeviceMessage message) {
    return new String(message.payload(), StandardCharsets.UTF_8);
  }

  static List<String> texts(List<DeviceMessage> messages) {
    return messages.stream().map(Messages::text).toList();
  }

  private Messages() {}
}
