package dev.offsite.pipelines.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Feeds of one device, message by message, for tests. */
final class Feed {

  static final Instant BEGIN = Instant.parse("2026-03-04T02:00:00Z");
  static final String TRUCK = "offsite/v1/truck/t-1/position";
  static final String SCALE = "offsite/v1/wim/w-1/passage";
  static final String DRONE = "offsite/v1/drone/d-1/detection";

  /** Fields of a position that make it complete. */
  static final String COMPLETE =
      ",\"accuracyM\":3,\"speedKph\":36,\"plate\":\"浙A12345\",\"load\":\"EMPTY\","
          + "\"cover\":\"OPEN\",\"body\":\"DOWN\"";

  private final FeedCheck check;

  Feed() {
    this(CheckLimits.DEFAULT, List.of(), null);
  }

  Feed(CheckLimits limits, List<ReferenceEntry> reference, @Nullable RoadNetwork roads) {
    check = new FeedCheck(limits, Receipt.OBSERVED, reference, roads);
  }

  FeedCheck check() {
    return check;
  }

  Feed send(String topic, String payload, double receivedS) {
    check.accept(new ObservedMessage(topic, payload.getBytes(UTF_8), millis(receivedS), 1, false));
    return this;
  }

  Feed send(String topic, String payload, double receivedS, int qos, boolean retained) {
    check.accept(
        new ObservedMessage(topic, payload.getBytes(UTF_8), millis(receivedS), qos, retained));
    return this;
  }

  /** A fix of the second {@code eventS} at the place of that second, driving east at 36 km/h. */
  Feed fix(double eventS, double receivedS) {
    return send(TRUCK, payload(eventS, 120.1 + eventS * 1e-4, 30.2, COMPLETE), receivedS);
  }

  /** {@code n} healthy fixes from the second {@code from} on. */
  Feed fixes(int from, int n) {
    for (int s = from; s < from + n; s++) {
      fix(s, s + 0.2);
    }
    return this;
  }

  static String payload(double eventS, double lng, double lat, String more) {
    return String.format(
        Locale.ROOT,
        "{\"fixTime\":\"%s\",\"lng\":%.7f,\"lat\":%.7f%s}",
        Instant.ofEpochMilli(millis(eventS)),
        lng,
        lat,
        more);
  }

  static String passage(int number, double atS, String more) {
    return String.format(
        Locale.ROOT,
        "{\"passageId\":\"p-%d\",\"deviceTime\":\"%s\",\"lane\":1,\"plate\":{\"text\":\"浙A12345\"},"
            + "\"configuration\":\"RIGID\",\"axleCount\":2,"
            + "\"media\":[{\"kind\":\"REAR\",\"uri\":\"m://1\"}]%s}",
        number,
        Instant.ofEpochMilli(millis(atS)),
        more);
  }

  static String detection(int number, double atS, String more) {
    return String.format(
        Locale.ROOT,
        "{\"detectionId\":\"x-%d\",\"deviceTime\":\"%s\",\"objectClass\":\"SPOIL_HEAP\","
            + "\"confidence\":0.9,\"lng\":120.1,\"lat\":30.2,"
            + "\"box\":{\"x\":0.1,\"y\":0.1,\"width\":0.1,\"height\":0.1},"
            + "\"media\":[{\"kind\":\"FRAME\",\"uri\":\"m://1\"}]%s}",
        number,
        Instant.ofEpochMilli(millis(atS)),
        more);
  }

  static long millis(double seconds) {
    return BEGIN.toEpochMilli() + Math.round(seconds * 1000);
  }

  /** The only device. */
  DeviceVerdict verdict() {
    List<DeviceVerdict> devices = check.report().devices();
    if (devices.size() != 1) {
      throw new AssertionError("not one device but " + devices.size());
    }
    return devices.get(0);
  }

  /** What is wrong with the only device. */
  List<FindingKind> kinds() {
    return new ArrayList<>(verdict().findings().stream().map(CheckFinding::kind).toList());
  }
}
