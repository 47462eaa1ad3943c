package dev.offsite.pipelines.validate;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a report may be judged. Pure; thread-safe. Hot path.
 *
 * <p>The order of questions: do we know the sender at all; is it of the kind it speaks as; is its
 * clock right; was it registered at that time; and only then everything that may be implausible,
 * all at once. The figures are reference data (see {@link PlausibilityLimits}).
 */
public final class ReportValidator {

  /** The verdict on {@code report} of a device that speaks as {@code kind}. */
  Verdict validate(
      DeviceReport report, DeviceKind kind, Instant receivedAt, ReferenceSnapshot reference) {
    String deviceId = report.deviceId();
    if (!reference.knowsDevice(deviceId)) {
      return Verdict.of(
          RefusalReason.UNKNOWN_DEVICE, "", "device " + deviceId + " is not in the registry");
    }
    Optional<DeviceKind> registered = reference.findDeviceKind(deviceId);
    if (registered.isPresent() && registered.get() != kind) {
      return Verdict.of(
          RefusalReason.DEVICE_KIND_MISMATCH,
          "",
          "device " + deviceId + " is registered as " + registered.get() + ", not " + kind);
    }
    Optional<ReferenceEntry.Plausibility> plausibility =
        reference.findPlausibility(kind, receivedAt);
    if (plausibility.isEmpty() && reference.findDevice(deviceId, receivedAt).isEmpty()) {
      // A release has plausibility for all the time in which it has devices, and for no other.
      return retired(deviceId, receivedAt);
    }
    PlausibilityLimits limits = PlausibilityLimits.of(plausibility, kind);
    Verdict clock = clock(report, receivedAt, limits);
    if (!clock.isPlausible()) {
      return clock;
    }
    Optional<ReferenceEntry.Device> device = reference.findDevice(deviceId, report.eventTime());
    if (device.isEmpty()) {
      return retired(deviceId, report.eventTime());
    }
    return plausibility(report, limits);
  }

  private static Verdict retired(String deviceId, Instant at) {
    return Verdict.of(
        RefusalReason.RETIRED_DEVICE, "", "device " + deviceId + " was not registered at " + at);
  }

  private static Verdict clock(DeviceReport report, Instant receivedAt, PlausibilityLimits limits) {
    Duration age = Duration.between(report.eventTime(), receivedAt);
    if (age.compareTo(limits.ageMax()) > 0) {
      return Verdict.of(
          RefusalReason.STALE_TIME,
          "",
          "event time " + report.eventTime() + " is " + age + " old; limit " + limits.ageMax());
    }
    if (age.negated().compareTo(limits.skewMax()) > 0) {
      return Verdict.of(
          RefusalReason.FUTURE_TIME,
          "",
          "event time "
              + report.eventTime()
              + " is "
              + age.negated()
              + " ahead of its receipt; limit "
              + limits.skewMax());
    }
    return Verdict.PLAUSIBLE;
  }

  private static Verdict plausibility(DeviceReport report, PlausibilityLimits limits) {
    Findings findings = new Findings();
    if (report instanceof PassageReport passage) {
      PassagePlausibility.check(passage, limits, findings);
    } else if (report instanceof PositionReport position) {
      PlacePlausibility.check(position.lng(), position.lat(), limits, findings);
      if (Boolean.FALSE.equals(position.fixed())) {
        findings.add(RefusalReason.NO_FIX, "/fixed", "the terminal says it has no fix");
      }
      limits.checkMax(
          "speedKphMax",
          position.speedKph(),
          RefusalReason.IMPLAUSIBLE_SPEED,
          "/speedKph",
          findings);
    } else if (report instanceof DetectionReport detection) {
      PlacePlausibility.check(detection.lng(), detection.lat(), limits, findings);
    } else if (report instanceof SortieReport sortie) {
      PlacePlausibility.check(sortie.lng(), sortie.lat(), limits, findings);
    }
    return findings.toVerdict();
  }
}
