package dev.offsite.pipelines.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.pipelines.decode.vendor.VendorMapping;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Profiles;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A payload and what reads it: one report of each kind of our contract, the first message in the
 * tests of each shipped vendor profile, and what that says as our contract has it.
 */
public enum DecodeCase {
  PASSAGE,
  POSITION,
  DETECTION,
  SORTIE,
  STATUS,
  WIM_10KG_BITS,
  WIM_10KG_BITS_AS_CONTRACT,
  MUCK_TERMINAL,
  MUCK_TERMINAL_AS_CONTRACT,
  DJI_OSD,
  DJI_OSD_AS_CONTRACT;

  private static final Instant TEN = Times.at("10:00:00");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Reads the payload once. */
  @FunctionalInterface
  interface Reader {
    DecodeResult read();
  }

  /** The payload as its device sends it. */
  byte[] payload() {
    return switch (this) {
      case WIM_10KG_BITS -> given(Profiles.WIM);
      case MUCK_TERMINAL -> given(Profiles.TRUCK);
      case DJI_OSD -> given(Profiles.DJI);
      default ->
          reports().size() == 1
              ? new TelemetryCodec().encode(reports().get(0))
              : new TelemetryCodec().encodeBatch(reports());
    };
  }

  /** What reads it, made ready. */
  Reader reader() {
    byte[] payload = payload();
    return switch (this) {
      case WIM_10KG_BITS -> vendor(Profiles.WIM, payload);
      case MUCK_TERMINAL -> vendor(Profiles.TRUCK, payload);
      case DJI_OSD -> vendor(Profiles.DJI, payload);
      default -> {
        TelemetryCodec codec = new TelemetryCodec();
        DeviceTopic topic = RawRecords.topicOf(reports().get(0));
        yield () -> codec.decode(topic, payload);
      }
    };
  }

  /** The reports that the payload holds. */
  List<DeviceReport> reports() {
    return switch (this) {
      case PASSAGE -> List.of(Reports.at(TEN).of(Entries.SCALE).passage(40_000).report());
      case POSITION -> List.of(Reports.at(TEN).of(Entries.TRUCK).position(Places.ORIGIN).report());
      case DETECTION ->
          List.of(Reports.at(TEN).of(Entries.DRONE).detection(Places.ORIGIN).report());
      case SORTIE -> List.of(Reports.at(TEN).of(Entries.DRONE).sortie(120.2, 30.25));
      case STATUS -> List.of(Reports.at(TEN).of(Entries.TRUCK).status());
      case WIM_10KG_BITS, WIM_10KG_BITS_AS_CONTRACT -> vendorReports(Profiles.WIM);
      case MUCK_TERMINAL, MUCK_TERMINAL_AS_CONTRACT -> vendorReports(Profiles.TRUCK);
      case DJI_OSD, DJI_OSD_AS_CONTRACT -> vendorReports(Profiles.DJI);
    };
  }

  private static List<DeviceReport> vendorReports(String profile) {
    return vendor(profile, given(profile)).read().reports().stream()
        .map(DecodeResult.Indexed::report)
        .toList();
  }

  private static Reader vendor(String profile, byte[] payload) {
    VendorMapping mapping = VendorMapping.of(Profiles.shipped(profile));
    String topicName = mapping.profile().tests().get(0).topic();
    String deviceId = mapping.topic().findDeviceId(topicName).orElseThrow();
    return () -> mapping.decode(deviceId, ZONE, payload);
  }

  private static byte[] given(String profile) {
    return Profiles.shipped(profile).tests().get(0).given().getBytes(UTF_8);
  }
}
