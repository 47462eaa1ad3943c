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
      return of(passage, hash);
    }
    if (report instanceof PositionReport position) {
      return of(position, hash);
    }
    if (report instanceof DetectionReport detection) {
      return of(detection, hash);
    }
    if (report instanceof SortieReport || report instanceof StatusReport) {
      return hash;
    }
    throw new IllegalStateException("unknown report " + report.getClass());
  }

  private static long of(PassageReport passage, long key) {
    long hash = mix(key, passage.grossKg());
    hash = mix(hash, passage.lane());
    hash = mix(hash, passage.axleCount());
    hash = mix(hash, text(passage.configuration().name()));
    hash = mix(hash, passage.driveAxles() == null ? -1 : passage.driveAxles());
    hash = mix(hash, bits(passage.speedKph()));
    return mix(hash, passage.plate() == null ? 0 : text(passage.plate().text()));
  }

  private static long of(PositionReport position, long key) {
    long hash = mix(key, bits(position.lng()));
    hash = mix(hash, bits(position.lat()));
    hash = mix(hash, position.datum() == null ? 0 : text(position.datum().name()));
    hash = mix(hash, bits(position.accuracyM()));
    hash = mix(hash, bits(position.speedKph()));
    hash = mix(hash, text(position.load().name()));
    hash = mix(hash, text(position.cover().name()));
    return mix(hash, text(position.body().name()));
  }

  private static long of(DetectionReport detection, long key) {
    long hash = mix(key, bits(detection.lng()));
    hash = mix(hash, bits(detection.lat()));
    hash = mix(hash, detection.datum() == null ? 0 : text(detection.datum().name()));
    hash = mix(hash, bits(detection.ce90M()));
    hash = mix(hash, bits(detection.confidence()));
    return mix(hash, text(detection.objectClass()));
  }

  /** Not said differs from every number. */
  private static long bits(Double value) {
    return value == null ? -1 : Double.doubleToLongBits(value);
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
