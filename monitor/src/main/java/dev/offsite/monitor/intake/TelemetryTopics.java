package dev.offsite.monitor.intake;

import dev.offsite.geo.Datum;
import dev.offsite.geo.PositionOutOfRangeException;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.live.DeadLetter;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What devices send, for the live map and the device desk. Reads our own contract; a device that
 * speaks a vendor's format counts as heard, and its places are not on the live map.
 */
public final class TelemetryTopics {

  private final Situation situation;
  private final TelemetryCodec codec = new TelemetryCodec();

  /** Folds into the boards of this situation. */
  public TelemetryTopics(Situation situation) {
    this.situation = situation;
  }

  /** A record of {@code telemetry.wim}, {@code .truck} or {@code .drone}. */
  public void telemetry(StoredRecord record) {
    byte[] value = record.value();
    Optional<DeviceTopic> topic =
        record.header(RecordHeaders.MQTT_TOPIC).flatMap(DeviceTopic::parse);
    if (value == null) {
      return;
    }
    Instant receivedAt = receivedAt(record);
    DeviceKind kind = kindOf(record.topic());
    situation.devices().message(record.key(), kind, receivedAt);
    if (topic.isEmpty()) {
      return; // a vendor's own topic
    }
    DecodeResult decoded = codec.decode(topic.get(), value);
    for (DecodeResult.Indexed indexed : decoded.reports()) {
      report(indexed.report(), kind, receivedAt);
    }
  }

  /** A record of {@code telemetry.dead-letter} or {@code telemetry.rejected}. */
  public void refusal(StoredRecord record) {
    List<String> reasons =
        List.of(record.header(RecordHeaders.REASONS).orElse("UNKNOWN").split(",", -1));
    situation.devices().refusal(record.key(), reasons);
    situation
        .deadLetters()
        .fold(
            new DeadLetter(
                receivedAt(record),
                record.key(),
                reasons,
                record.header(RecordHeaders.POINTER).orElse(""),
                record.header(RecordHeaders.DETAIL).orElse(""),
                record.header(RecordHeaders.MQTT_TOPIC).orElse(""),
                record.header(RecordHeaders.ORIGIN).orElse(""),
                number(record, RecordHeaders.PAYLOAD_LENGTH)));
  }

  private void report(DeviceReport report, DeviceKind kind, Instant receivedAt) {
    situation.devices().event(report.deviceId(), kind, report.eventTime(), receivedAt);
    if (report instanceof PositionReport position) {
      position(position, receivedAt);
    } else if (report instanceof SortieReport sortie) {
      sortie(sortie, receivedAt);
    } else if (report instanceof StatusReport status) {
      situation.devices().status(kind, status);
    }
  }

  private void position(PositionReport report, Instant receivedAt) {
    ReleaseView release = situation.release();
    Optional<ReferenceEntry.Device> device = device(release, report.deviceId(), receivedAt);
    Wgs84Position place = place(report.lng(), report.lat(), report.datum(), device);
    if (place == null || Boolean.FALSE.equals(report.fixed())) {
      return;
    }
    String plate = device.map(ReferenceEntry.Device::plate).orElse(report.plate());
    situation
        .trucks()
        .fold(
            report,
            place.lng(),
            place.lat(),
            receivedAt,
            plate,
            release.company(plate),
            release.areas().at(place.lng(), place.lat(), receivedAt));
  }

  private void sortie(SortieReport report, Instant receivedAt) {
    ReleaseView release = situation.release();
    Wgs84Position place =
        place(
            report.lng(),
            report.lat(),
            report.datum(),
            device(release, report.deviceId(), receivedAt));
    if (place != null) {
      AreaPath area = release.areas().at(place.lng(), place.lat(), receivedAt);
      situation.drones().fold(report, place.lng(), place.lat(), area, receivedAt);
    }
  }

  private static Optional<ReferenceEntry.Device> device(
      ReleaseView release, String id, Instant at) {
    return release.find(ReferenceKind.DEVICE, id, ReferenceEntry.Device.class, at);
  }

  /** In WGS-84 by the datum of the payload, else of the registry, else as it is; null if none. */
  private static @Nullable Wgs84Position place(
      double lng,
      double lat,
      @Nullable PositionDatum said,
      Optional<ReferenceEntry.Device> device) {
    PositionDatum datum =
        said != null ? said : device.map(ReferenceEntry.Device::datum).orElse(PositionDatum.WGS84);
    try {
      return Datum.valueOf(datum.name()).toWgs84(lng, lat);
    } catch (PositionOutOfRangeException e) {
      return null;
    }
  }

  private static DeviceKind kindOf(String topic) {
    for (DeviceKind kind : DeviceKind.values()) {
      if (kind.telemetryTopic().equals(topic)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(topic + " is no topic of telemetry");
  }

  private static Instant receivedAt(StoredRecord record) {
    long millis = number(record, RecordHeaders.RECEIVED_AT);
    return Instant.ofEpochMilli(millis > 0 ? millis : record.timestampMillis());
  }

  private static long number(StoredRecord record, String header) {
    try {
      return Long.parseLong(record.header(header).orElse("0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
