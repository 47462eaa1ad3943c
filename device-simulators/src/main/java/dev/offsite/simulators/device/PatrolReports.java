package dev.offsite.simulators.device;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.Media;
import dev.offsite.schemas.telemetry.Plate;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Writes the messages of one device on patrol. Not thread-safe. */
final class PatrolReports {

  /** The model needs this long for a frame. */
  static final int INFERENCE_MILLIS = 300;

  /** What carries the camera, and how it holds it. */
  record Mount(
      DetectionReport.Platform platform, @Nullable Double heightM, @Nullable Double pitchDeg) {}

  /** One frame of a patrol. */
  record Frame(String patrolId, double atS, long number) {}

  private final World world;
  private final String deviceId;
  private final Mount mount;
  private final TelemetryCodec codec;
  private final SplittableRandom noise;
  private long detections;

  PatrolReports(
      World world, String deviceId, Mount mount, TelemetryCodec codec, SplittableRandom noise) {
    this.world = world;
    this.deviceId = deviceId;
    this.mount = mount;
    this.codec = codec;
    this.noise = noise;
  }

  /** The id of the patrol {@code number}; of a device that is switched on again too. */
  String patrolId(int number) {
    return String.format(Locale.ROOT, "%s-%d-%d", deviceId, world.millisAt(0) / 1000, number);
  }

  /** Something found in a frame, reported where it seems to be. */
  DeviceMessage detection(
      Frame frame,
      String objectClass,
      double confidence,
      PlanePoint object,
      ErrorEllipse error,
      @Nullable Plate plate) {
    detections++;
    double ce90M = Math.rint(error.ce90M() * 10) / 10;
    PlanePoint seen = error.seen(object, ce90M, noise);
    String detectionId = frame.patrolId() + "-" + detections;
    DetectionReport report =
        new DetectionReport(
            deviceId,
            detectionId,
            frame.patrolId(),
            world.instantAt(frame.atS()),
            mount.platform(),
            objectClass,
            Math.rint(confidence * 1000) / 1000,
            lng(seen),
            lat(seen),
            null,
            ce90M,
            new DetectionReport.Box(0.4, 0.4, 0.1, 0.1),
            frame.number(),
            plate,
            List.of(Photo.of("FRAME", deviceId, detectionId)));
    return message(report, INFERENCE_MILLIS);
  }

  /** Where the device is. */
  DeviceMessage track(String patrolId, SortieReport.Phase phase, double atS, PlanePoint at) {
    return track(patrolId, phase, atS, at, null, List.of());
  }

  /** The same with what its camera sees, and which way it looks. */
  DeviceMessage look(Frame frame, PlanePoint at, double headingDeg) {
    return track(
        frame.patrolId(),
        SortieReport.Phase.TRACK,
        frame.atS(),
        at,
        headingDeg,
        List.of(Photo.of("FRAME", deviceId, frame.patrolId() + "-at-" + Math.round(frame.atS()))));
  }

  private DeviceMessage track(
      String patrolId,
      SortieReport.Phase phase,
      double atS,
      PlanePoint at,
      @Nullable Double headingDeg,
      List<Media> media) {
    Instant time = world.instantAt(atS);
    return message(
        new SortieReport(
            deviceId,
            patrolId,
            phase,
            time,
            lng(at),
            lat(at),
            null,
            mount.heightM(),
            mount.pitchDeg(),
            headingDeg,
            media),
        0);
  }

  private DeviceMessage message(DeviceReport report, int delayMillis) {
    ReportKind kind = report.kind();
    long eventMillis = report.eventTime().toEpochMilli();
    return DeviceMessage.of(
        new DeviceTopic(DeviceKind.DRONE, deviceId, kind),
        codec.encode(report),
        false,
        eventMillis + delayMillis,
        eventMillis);
  }

  private double lng(PlanePoint point) {
    return Math.rint(world.plane().lng(point) * 1e7) / 1e7;
  }

  private double lat(PlanePoint point) {
    return Math.rint(world.plane().lat(point) * 1e7) / 1e7;
  }
}
