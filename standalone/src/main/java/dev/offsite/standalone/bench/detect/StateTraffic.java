package dev.offsite.standalone.bench.detect;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.standalone.bench.LandedFleet;
import dev.offsite.standalone.bench.SendFailures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A fleet of any size that drives: each truck east from a place of its own, 100 m each ten seconds.
 * Truck by truck the same, so that only their number differs between two runs.
 *
 * @param begin time of the first fix
 * @param latePercent share of the fixes that come {@link StatePlan#LATE_BY} fixes late
 */
record StateTraffic(int trucks, int fixes, Instant begin, int latePercent) {

  private static final Validity EVER = new Validity(Instant.parse("2025-01-01T00:00:00Z"), null);
  private static final int TRUCKS_IN_A_ROW = 400;
  private static final double WEST = 119.90;
  private static final double SOUTH = 30.10;
  private static final double DEGREES_APART = 0.001;
  private static final double DEGREES_A_FIX = 0.001_04;
  private static final double SPEED_KPH = 36;
  private static final double ACCURACY_M = 5;

  /** Registrations of all trucks. */
  List<ReferenceEntry> registrations() {
    List<ReferenceEntry> devices = new ArrayList<>(trucks);
    for (int truck = 0; truck < trucks; truck++) {
      devices.add(
          new ReferenceEntry.Device(
              deviceId(truck),
              1,
              EVER,
              DeviceKind.TRUCK,
              "a company",
              PositionDatum.WGS84,
              null,
              null,
              EVER.from(),
              EVER.from(),
              List.of(),
              null,
              null,
              List.of()));
    }
    return devices;
  }

  /**
   * Which fix of a truck comes at its n-th message: in a block with a late one, that waits until
   * the others are there.
   */
  int fixAt(int truck, int message) {
    int block = message / StatePlan.BLOCK;
    int place = message % StatePlan.BLOCK;
    boolean hasLate = (truck + block) % StatePlan.BLOCK < latePercent;
    int late = 2;
    if (!hasLate || place < late || place > late + StatePlan.LATE_BY) {
      return message;
    }
    return place == late + StatePlan.LATE_BY ? message - StatePlan.LATE_BY : message + 1;
  }

  /** Lands all in Kafka; returns how many lie in each partition. */
  Map<TopicPartition, Long> land(String bootstrapServers, int partitions) {
    TelemetryCodec codec = new TelemetryCodec();
    SendFailures failures = new SendFailures();
    Map<TopicPartition, Long> landed = new HashMap<>();
    try (KafkaProducer<byte[], byte[]> producer = LandedFleet.producer(bootstrapServers)) {
      for (int message = 0; message < fixes; message++) {
        long sentMs = timeOf(message).toEpochMilli();
        for (int truck = 0; truck < trucks; truck++) {
          PositionReport report = report(truck, fixAt(truck, message));
          int partition = truck % partitions;
          DeviceTopic topic =
              new DeviceTopic(DeviceKind.TRUCK, deviceId(truck), ReportKind.POSITION);
          DeviceMessage sent =
              DeviceMessage.of(
                  topic, codec.encode(report), false, sentMs, report.fixTime().toEpochMilli());
          Future<RecordMetadata> unused =
              producer.send(LandedTraffic.landed(sent, partition), failures);
          landed.merge(new TopicPartition(LandedTraffic.TOPIC, partition), 1L, Long::sum);
        }
      }
      producer.flush();
    }
    failures.requireNone();
    return landed;
  }

  /** Time of a fix of every truck. */
  Instant timeOf(int fix) {
    return begin.plus(StatePlan.FIX_EVERY.multipliedBy(fix));
  }

  private PositionReport report(int truck, int fix) {
    return new PositionReport(
        deviceId(truck),
        timeOf(fix),
        null,
        WEST + DEGREES_APART * (truck % TRUCKS_IN_A_ROW) + DEGREES_A_FIX * fix,
        SOUTH + DEGREES_APART * (truck / TRUCKS_IN_A_ROW % TRUCKS_IN_A_ROW),
        null,
        ACCURACY_M,
        SPEED_KPH,
        null,
        null,
        true,
        true,
        PositionReport.Load.UNKNOWN,
        null,
        PositionReport.Cover.UNKNOWN,
        PositionReport.Body.UNKNOWN,
        null,
        null,
        null,
        List.of());
  }

  private static String deviceId(int truck) {
    return String.format(Locale.ROOT, "bench-%06d", truck);
  }
}
