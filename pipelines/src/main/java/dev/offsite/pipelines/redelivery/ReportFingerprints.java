package dev.offsite.pipelines.redelivery;

import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;

/**
 * A 64-bit digest of what a report says, the same in every process (unlike {@code hashCode} of a
 * record with enums). Two reports that differ in key, time, place or measured value differ in it
 * but for a chance of 2<sup>-64</sup> each.
 */
final class ReportFingerprints {

  static long of(DeviceReport report) {
    long hash = mix(report.kind().level().hashCode(), text(report.naturalKey()));
    hash = mix(hash, report.eventTime().toEpochMilli());
    if (report instanceof PassageReport passage) {
      hash = mix(hash, passage.grossKg());
      hash = mix(hash, passage.lane());
      return mix(hash, passage.plate() == null ? 0 : text(passage.plate().text()));
    }
    if (report instanceof PositionReport position) {
      hash = mix(hash, Double.doubleToLongBits(position.lng()));
      hash = mix(hash, Double.doubleToLongBits(position.lat()));
      hash = mix(hash, text(position.load().name()));
      hash = mix(hash, text(position.cover().name()));
      return mix(hash, text(position.body().name()));
    }
    if (report instanceof DetectionReport detection) {
      hash = mix(hash, Double.doubleToLongBits(detection.lng()));
      hash = mix(hash, Double.doubleToLongBits(detection.lat()));
      return mix(hash, text(detection.objectClass()));
    }
    if (report instanceof SortieReport || report instanceof StatusReport) {
      return hash;
    }
    throw new IllegalStateException("unknown report " + report.getClass());
  }

  /** FNV-1a over the characters. */
  private static long text(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** The finisher of SplitMix64 over a running combination. */
  private static long mix(long hash, long value) {
    long z = hash * 31 + value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private ReportFingerprints() {}
}
