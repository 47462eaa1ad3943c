package dev.offsite.standalone.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Telemetry of half an hour on 2026-03-04, in two halves with the savepoint between them: a
 * weighing that is corrected, a truck that drives into a closed zone in the first half and out of
 * it in the second, heaps on farmland seen once or twice, and repeats by the transport.
 *
 * <p>It ends with a quiet report of each kind a month later, so that every timer has fired.
 */
final class UpgradeFeed {

  static final String SCALE = "wim-05";
  static final String TRUCK = "truck-00001";
  static final String DRONE = "drone-01";
  static final String OTHER_DRONE = "drone-02";

  private static final Instant BEGIN = Instant.parse("2026-03-04T02:00:00Z");
  private static final int MONTH_S = 30 * 24 * 3600;

  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

  private UpgradeFeed() {}

  /** The reference data that both halves are judged by. */
  static List<ReferenceEntry> reference() {
    return Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(1).reference();
  }

  static List<ProducerRecord<byte[], byte[]>> firstHalf() {
    UpgradeFeed feed = new UpgradeFeed();
    feed.passage(0, "overloaded", 60_000);
    feed.passage(5, "light", 18_000);
    for (int i = 0; i < 12; i++) {
      feed.position(10 + 10 * i, i);
    }
    feed.heap(20, DRONE, "seen-twice-1", 119.9610, 30.2810);
    feed.heap(25, OTHER_DRONE, "seen-twice-2", 119.9610, 30.2810);
    feed.heap(30, DRONE, "seen-once", 119.9620, 30.2830);
    feed.add(DeviceKind.DRONE, "stranger", ReportKind.STATUS, 40, "{\"deviceId\":\"stranger\"}");
    return feed.records;
  }

  static List<ProducerRecord<byte[], byte[]>> secondHalf() {
    UpgradeFeed feed = new UpgradeFeed();
    // what the transport delivers again after a restart
    feed.passage(0, "overloaded", 60_000);
    feed.heap(30, DRONE, "seen-once", 119.9620, 30.2830);
    feed.passage(140, "overloaded", 62_000);
    feed.passage(145, "light", 18_000);
    for (int i = 12; i < 30; i++) {
      feed.position(10 + 10 * i, i);
    }
    feed.heap(200, OTHER_DRONE, "seen-again", 119.9620, 30.2830);
    feed.heap(210, DRONE, "seen-twice-3", 119.9610, 30.2810);
    // far behind the truck's newest fix: only the fingerprint knows it as a repeat
    feed.position(1_500, 60);
    feed.position(10, 0);
    feed.passage(MONTH_S, "a-month-later", 18_000);
    feed.position(MONTH_S, 60);
    feed.add(
        DeviceKind.DRONE,
        DRONE,
        ReportKind.STATUS,
        MONTH_S,
        "{\"deviceId\":\"%s\",\"deviceTime\":\"%s\",\"state\":\"ONLINE\"}"
            .formatted(DRONE, BEGIN.plusSeconds(MONTH_S)));
    return feed.records;
  }

  private void passage(int second, String passageId, int grossKg) {
    int axleKg = grossKg / 6;
    add(
        DeviceKind.WIM,
        SCALE,
        ReportKind.PASSAGE,
        second,
        ("{\"deviceId\":\"%s\",\"passageId\":\"%s\",\"deviceTime\":\"%s\",\"lane\":1,"
                + "\"speedKph\":50.0,\"grossKg\":%d,\"axleCount\":6,"
                + "\"axleLoadsKg\":[%d,%d,%d,%d,%d,%d],\"configuration\":\"ARTICULATED\","
                + "\"plate\":{\"text\":\"浙B10001\",\"color\":\"YELLOW\",\"confidence\":0.99}}")
            .formatted(
                SCALE,
                passageId,
                BEGIN.plusSeconds(passageId.equals("a-month-later") ? second : 0),
                grossKg,
                axleKg,
                axleKg,
                axleKg,
                axleKg,
                axleKg,
                axleKg));
  }

  /** East along the street of the school, 20 m each step: in the zone from step 3 to step 19. */
  private void position(int second, int step) {
    add(
        DeviceKind.TRUCK,
        TRUCK,
        ReportKind.POSITION,
        second,
        String.format(
            Locale.ROOT,
            "{\"deviceId\":\"%s\",\"fixTime\":\"%s\",\"lng\":%.5f,\"lat\":30.37200,"
                + "\"datum\":\"WGS84\",\"accuracyM\":5,\"load\":\"LOADED\",\"cover\":\"CLOSED\","
                + "\"body\":\"DOWN\"}",
            TRUCK,
            BEGIN.plusSeconds(second),
            120.2257 + 0.0002 * step));
  }

  private void heap(int second, String droneId, String detectionId, double lng, double lat) {
    add(
        DeviceKind.DRONE,
        droneId,
        ReportKind.DETECTION,
        second,
        String.format(
            Locale.ROOT,
            "{\"deviceId\":\"%s\",\"detectionId\":\"%s\",\"deviceTime\":\"%s\","
                + "\"platform\":\"DRONE\",\"objectClass\":\"SPOIL_HEAP\",\"confidence\":0.7,"
                + "\"lng\":%.5f,\"lat\":%.5f,\"datum\":\"WGS84\",\"ce90M\":3.0}",
            droneId,
            detectionId,
            BEGIN.plusSeconds(second),
            lng,
            lat));
  }

  private void add(DeviceKind kind, String deviceId, ReportKind report, int second, String json) {
    long receivedAtMillis = BEGIN.plusSeconds(second + 1L).toEpochMilli();
    ProducerRecord<byte[], byte[]> record =
        RecordFile.of(kind.telemetryTopic(), receivedAtMillis, deviceId, json);
    record
        .headers()
        .add(
            RecordHeaders.MQTT_TOPIC,
            new DeviceTopic(kind, deviceId, report).name().getBytes(UTF_8))
        .add(RecordHeaders.RECEIVED_AT, Long.toString(receivedAtMillis).getBytes(UTF_8))
        .add(RecordHeaders.MQTT_QOS, "1".getBytes(UTF_8));
    records.add(record);
  }
}
