package dev.offsite.simulators.device;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.Media;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.patrol.Ground;
import dev.offsite.simulators.patrol.GroundObject;
import dev.offsite.simulators.patrol.PatrolArea;
import dev.offsite.simulators.patrol.Sortie;
import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.world.World;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * One drone and the detection model behind its camera: a frame each second over its lanes.
 *
 * <p>The model misses an object in at most every second frame and then sees it with a confidence of
 * at least 0.6, so two good sightings follow within four seconds of first view. The georeference
 * error has the deviation of its CE90 and never exceeds 1.2 times it. A mirage is reported once in
 * the life of the world, in one frame, with a confidence of at most 0.85.
 */
final class PatrolDrone implements MessageSource {

  private static final double FRAME_S = 1;

  /** DJI telemetry comes at 0.5 Hz: a point of the track for every second frame. */
  private static final int FRAMES_PER_TRACK_POINT = 2;

  /** The model needs this long for a frame. */
  private static final int INFERENCE_MILLIS = 300;

  private static final double HEIGHT_M = 128;

  /** Radius of 90 % for two independent axes, as a multiple of the deviation of one. */
  private static final double RADIUS_90 = 2.146;

  private static final double ERROR_MAX_IN_CE90 = 1.2;

  private final World world;
  private final TelemetryCodec codec;
  private final String deviceId;
  private final PatrolArea area;
  private final int drone;
  private final Ground ground;
  private final SplittableRandom noise;
  private final Deque<DeviceMessage> ready = new ArrayDeque<>();

  private int sorties;
  private long detections;

  PatrolDrone(World world, int areaIndex, int drone, TelemetryCodec codec) {
    this.world = world;
    this.codec = codec;
    this.area = world.areas().get(areaIndex);
    this.drone = drone;
    this.deviceId = area.droneIds().get(drone);
    this.ground = world.ground(areaIndex);
    this.noise =
        new SplittableRandom(Draws.seed(world.options().seed(), "drone", areaIndex * 2L + drone));
    fly();
  }

  @Override
  public long nextDueMillis() {
    return ready.element().dueMillis();
  }

  @Override
  public DeviceMessage next() {
    DeviceMessage message = ready.remove();
    if (ready.isEmpty()) {
      fly();
    }
    return message;
  }

  /** Prepares the messages of one whole sortie: some hundreds. */
  private void fly() {
    sorties++;
    Sortie sortie = Sortie.of(area, world.options().patrols(), drone, sorties);
    String sortieId =
        String.format(Locale.ROOT, "%s-%d-%d", deviceId, world.millisAt(0) / 1000, sorties);
    List<DeviceMessage> messages = new ArrayList<>();
    messages.add(track(sortie.passes().get(0), sortie.fromS(), sortieId, SortieReport.Phase.BEGIN));
    for (Sortie.LanePass pass : sortie.passes()) {
      int[] framesInView = new int[ground.objects().size()];
      int frames = (int) ((pass.toS() - pass.fromS()) / FRAME_S);
      for (int frame = 1; frame < frames; frame++) {
        double atS = pass.fromS() + frame * FRAME_S;
        if (frame % FRAMES_PER_TRACK_POINT == 0) {
          messages.add(track(pass, atS, sortieId, SortieReport.Phase.TRACK));
        }
        look(messages, pass, atS, frame, framesInView, sortieId);
      }
    }
    int end = sortie.passes().size() - 1;
    messages.add(
        track(sortie.passes().get(end), sortie.toS() + 1, sortieId, SortieReport.Phase.END));
    messages.sort(Comparator.comparingLong(DeviceMessage::dueMillis));
    ready.addAll(messages);
  }

  private void look(
      List<DeviceMessage> messages,
      Sortie.LanePass pass,
      double atS,
      int frame,
      int[] framesInView,
      String sortieId) {
    PlanePoint below = pass.at(atS);
    for (int i = 0; i < ground.objects().size(); i++) {
      GroundObject object = ground.objects().get(i);
      if (object.lane() == pass.lane() && object.at().distanceM(below) <= Sortie.VIEW_RADIUS_M) {
        framesInView[i]++;
        boolean sure = framesInView[i] % 2 == 1;
        if (sure || noise.nextInt(100) < 70) {
          double confidence = (sure ? 0.6 : 0.35) + (sure ? 0.39 : 0.6) * noise.nextDouble();
          messages.add(detection(object, confidence, atS, frame, sortieId));
        }
      }
    }
    for (int i = 0; i < ground.mirages().size(); i++) {
      GroundObject mirage = ground.mirages().get(i);
      boolean fools = drone == i % area.droneIds().size() && sorties == 1 + i % 3;
      double aheadM = mirage.at().eastM() - below.eastM();
      double halfFrameM = Sortie.SPEED_MPS * FRAME_S / 2;
      if (fools && mirage.lane() == pass.lane() && aheadM > -halfFrameM && aheadM <= halfFrameM) {
        double confidence = 0.4 + 0.45 * noise.nextDouble();
        messages.add(detection(mirage, confidence, atS, frame, sortieId));
        return;
      }
    }
  }

  private DeviceMessage detection(
      GroundObject object, double confidence, double atS, int frame, String sortieId) {
    detections++;
    double ce90M = Math.rint((3 + 3 * noise.nextDouble()) * 10) / 10;
    double sigmaM = ce90M / RADIUS_90;
    double eastM;
    double northM;
    do {
      eastM = sigmaM * Draws.gaussian(noise);
      northM = sigmaM * Draws.gaussian(noise);
    } while (Math.hypot(eastM, northM) > ERROR_MAX_IN_CE90 * ce90M);
    PlanePoint seen = object.at().plus(eastM, northM);
    long eventMillis = world.millisAt(atS);
    String detectionId = sortieId + "-" + detections;
    DetectionReport report =
        new DetectionReport(
            deviceId,
            detectionId,
            sortieId,
            Instant.ofEpochMilli(eventMillis),
            DetectionReport.Platform.DRONE,
            object.objectClass(),
            Math.rint(confidence * 1000) / 1000,
            Math.rint(world.plane().lng(seen) * 1e7) / 1e7,
            Math.rint(world.plane().lat(seen) * 1e7) / 1e7,
            null,
            ce90M,
            new DetectionReport.Box(0.4, 0.4, 0.1, 0.1),
            (long) frame,
            null,
            List.of(new Media("FRAME", "offsite-media://" + deviceId + "/" + detectionId, null)));
    return message(ReportKind.DETECTION, codec.encode(report), eventMillis, INFERENCE_MILLIS);
  }

  private DeviceMessage track(
      Sortie.LanePass pass, double atS, String sortieId, SortieReport.Phase phase) {
    PlanePoint at = pass.at(atS);
    long eventMillis = world.millisAt(atS);
    SortieReport report =
        new SortieReport(
            deviceId,
            sortieId,
            phase,
            Instant.ofEpochMilli(eventMillis),
            Math.rint(world.plane().lng(at) * 1e7) / 1e7,
            Math.rint(world.plane().lat(at) * 1e7) / 1e7,
            null,
            HEIGHT_M,
            -90.0);
    return message(ReportKind.SORTIE, codec.encode(report), eventMillis, 0);
  }

  private DeviceMessage message(
      ReportKind kind, byte[] payload, long eventMillis, int delayMillis) {
    return DeviceMessage.of(
        new DeviceTopic(DeviceKind.DRONE, deviceId, kind),
        payload,
        false,
        eventMillis + delayMillis,
        eventMillis);
  }
}
