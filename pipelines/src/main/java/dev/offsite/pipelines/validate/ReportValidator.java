package dev.offsite.pipelines.validate;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides whether a report may be judged. Thread-safe. Hot path.
 *
 * <p>The order of questions: do we know the sender at all; is it of the kind it speaks as; does its
 * login belong to it, where the broker names one (see {@link LoginBinding}); is its clock right;
 * was it registered at that time; and only then everything that may be implausible, all at once.
 * The figures are reference data (see {@link PlausibilityLimits}).
 */
public final class ReportValidator {

  /** What may stand against a place, and says nothing of the other sensors of a terminal. */
  private static final Set<RefusalReason> OF_THE_PLACE =
      Set.copyOf(
          EnumSet.of(
              RefusalReason.NO_FIX,
              RefusalReason.ZERO_ISLAND,
              RefusalReason.OUTSIDE_AREA,
              RefusalReason.IMPLAUSIBLE_SPEED));

  private final Map<DeviceKind, PlausibilityLimits> newestLimits = new ConcurrentHashMap<>();

  /**
   * Whether a refused report is heard all the same: its terminal says that it has no fix, and
   * nothing but its place (and the speed, which comes from the same satellites) is wrong. What its
   * other sensors say then counts, as an antenna that was cut; its place never does.
   */
  public static boolean isHeard(Received received, Refusal refusal) {
    return received.report() instanceof PositionReport position
        && !position.hasPlace()
        && OF_THE_PLACE.containsAll(refusal.reasons());
  }

  /** What stands against a report as it was received; empty if nothing does. */
  public Optional<Refusal> refusal(Received received, ReferenceSnapshot reference) {
    Verdict verdict =
        validate(
            received.report(),
            received.speaksAs(),
            received.raw().brokerUser(),
            received.receivedAt(),
            reference);
    return verdict.isPlausible()
        ? Optional.empty()
        : Optional.of(received.refuse(verdict.reasons(), verdict.pointer(), verdict.detail()));
  }

  /**
   * The verdict on {@code report} of a device that speaks as {@code kind}.
   *
   * @param brokerUser login that the broker names; empty if it names none
   */
  Verdict validate(
      DeviceReport report,
      DeviceKind kind,
      String brokerUser,
      Instant receivedAt,
      ReferenceSnapshot reference) {
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
    Verdict login = LoginBinding.check(reference.registrations(deviceId), brokerUser, receivedAt);
    if (!login.isPlausible()) {
      return login;
    }
    Optional<ReferenceEntry.Plausibility> plausibility =
        reference.findPlausibility(kind, receivedAt);
    if (plausibility.isEmpty() && reference.findDevice(deviceId, receivedAt).isEmpty()) {
      // A release has plausibility for all the time in which it has devices, and for no other.
      return notRegistered(reference.registrations(deviceId), receivedAt);
    }
    PlausibilityLimits limits = limits(plausibility, kind);
    Verdict clock = clock(report, receivedAt, limits);
    if (!clock.isPlausible()) {
      return clock;
    }
    Optional<ReferenceEntry.Device> device = reference.findDevice(deviceId, report.eventTime());
    if (device.isEmpty()) {
      return notRegistered(reference.registrations(deviceId), report.eventTime());
    }
    return plausibility(report, limits);
  }

  /** They are read once for each entry, which holds for months. */
  private PlausibilityLimits limits(Optional<ReferenceEntry.Plausibility> entry, DeviceKind kind) {
    PlausibilityLimits newest = newestLimits.get(kind);
    if (newest == null || entry.isEmpty() || !newest.isOf(entry.get())) {
      newest = PlausibilityLimits.of(entry, kind);
      newestLimits.put(kind, newest);
    }
    return newest;
  }

  /** Of a device that is in the registry, but not at that time. */
  private static Verdict notRegistered(List<ReferenceEntry.Device> newestFirst, Instant at) {
    ReferenceEntry.Device last = newestFirst.get(0);
    ReferenceEntry.Device first = last;
    for (ReferenceEntry.Device version : newestFirst) {
      last = begin(version).isAfter(begin(last)) ? version : last;
      first = begin(version).isBefore(begin(first)) ? version : first;
    }
    String device = "device " + last.id();
    Instant end = last.validity().to();
    if (end != null && !at.isBefore(end)) {
      return Verdict.of(
          RefusalReason.RETIRED_DEVICE,
          "",
          device
              + " was retired at "
              + end
              + ", the end of version "
              + last.version()
              + ": the"
              + " report is of "
              + at);
    }
    String why =
        at.isBefore(begin(first))
            ? " is registered only from " + begin(first) + " on: the report is of "
            : " has no registration in force at ";
    return Verdict.of(RefusalReason.UNKNOWN_DEVICE, "", device + why + at);
  }

  private static Instant begin(ReferenceEntry.Device version) {
    return version.validity().from();
  }

  private static Verdict clock(DeviceReport report, Instant receivedAt, PlausibilityLimits limits) {
    Duration age = Duration.between(report.eventTime(), receivedAt);
    if (age.compareTo(limits.ageMax()) > 0) {
      return Verdict.of(
          RefusalReason.STALE_TIME,
          "",
          "event time " + report.eventTime() + " is " + age + " old; limit " + limits.ageMax());
    }
    Duration ahead = Duration.between(receivedAt, report.eventTime());
    if (ahead.compareTo(limits.skewMax()) > 0) {
      return Verdict.of(
          RefusalReason.FUTURE_TIME,
          "",
          "event time "
              + report.eventTime()
              + " is "
              + ahead
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
      if (!position.hasPlace()) {
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
