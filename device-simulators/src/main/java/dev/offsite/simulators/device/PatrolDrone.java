package dev.offsite.simulators.device;

import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.patrol.CameraPlan;
import dev.offsite.simulators.patrol.Ground;
import dev.offsite.simulators.patrol.GroundObject;
import dev.offsite.simulators.patrol.GroundOverTime;
import dev.offsite.simulators.patrol.Sortie;
import dev.offsite.simulators.patrol.Sorties;
import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * One drone and the detection model behind its camera: a frame each second over its lanes.
 *
 * <p>Its track tells what it covered: a point every other second, with the height above the
 * ellipsoid, pitch and heading of the camera and a photo, up to the end of the last lane flown.
 * With a model that misses at most every second frame, two good sightings follow within four
 * seconds of first view. A mirage is reported once in the life of the world, in one frame.
 */
final class PatrolDrone implements MessageSource {

  private static final double FRAME_S = 1;

  private static final double EAST_DEG = 90;
  private static final double WEST_DEG = 270;

  /** DJI telemetry comes at 0.5 Hz: a point of the track for every second frame. */
  private static final int FRAMES_PER_TRACK_POINT = 2;

  /** Height of the ground above the ellipsoid; the aircraft reports its own above that. [U] */
  private static final double GROUND_M = 28;

  /** Deviation of the aircraft's position on each axis; each sortie has its own sky. [U] */
  private static final double POSITION_ERROR_M_MIN = 0.5;

  private static final double POSITION_ERROR_M_MAX = 2;

  /** A mirage fools one of the first sorties. */
  private static final int MIRAGE_SORTIES = 3;

  private final int drone;
  private final Sorties sorties;
  private final GroundOverTime grounds;
  private final CameraPlan camera;
  private final double aheadM;
  private final SplittableRandom noise;
  private final DetectionModel model;
  private final PatrolReports reports;
  private final Deque<DeviceMessage> ready = new ArrayDeque<>();

  private Ground ground;
  private int flown;

  PatrolDrone(World world, int area, int drone, TelemetryCodec codec) {
    this.drone = drone;
    this.sorties = world.sorties(area);
    this.grounds = world.groundOverTime(area);
    this.camera = world.options().patrols().camera();
    this.aheadM = camera.aheadM(Sortie.HEIGHT_M);
    this.noise =
        new SplittableRandom(Draws.seed(world.options().seed(), "drone", area * 2L + drone));
    this.model = new DetectionModel(camera.missShare(), noise);
    this.reports =
        new PatrolReports(
            world,
            sorties.area().droneIds().get(drone),
            new PatrolReports.Mount(
                DetectionReport.Platform.DRONE, Sortie.HEIGHT_M + GROUND_M, camera.pitchDeg()),
            codec,
            noise);
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
    flown++;
    Sortie sortie = sorties.sortie(drone, flown);
    ground = grounds.until(sortie.toS());
    String patrolId = reports.patrolId(flown);
    double positionErrorM =
        POSITION_ERROR_M_MIN + (POSITION_ERROR_M_MAX - POSITION_ERROR_M_MIN) * noise.nextDouble();
    List<DeviceMessage> messages = new ArrayList<>();
    PlanePoint begin = sortie.passes().get(0).droneAt(sortie.fromS(), aheadM);
    messages.add(reports.track(patrolId, SortieReport.Phase.BEGIN, sortie.fromS(), begin));
    for (Sortie.LanePass pass : sortie.passes()) {
      int[] framesInView = new int[ground.objects().size()];
      int frames = (int) ((pass.toS() - pass.fromS()) / FRAME_S);
      for (int number = 1; number < frames; number++) {
        double atS = pass.fromS() + number * FRAME_S;
        PatrolReports.Frame frame = new PatrolReports.Frame(patrolId, atS, number);
        if (number % FRAMES_PER_TRACK_POINT == 0) {
          double headingDeg = pass.eastward() ? EAST_DEG : WEST_DEG;
          messages.add(reports.look(frame, pass.droneAt(atS, aheadM), headingDeg));
        }
        lookAtObjects(messages, pass, frame, framesInView, positionErrorM);
        lookAtMirages(messages, pass, frame, positionErrorM);
      }
    }
    Sortie.LanePass last = sortie.passes().get(sortie.passes().size() - 1);
    PlanePoint end = last.droneAt(sortie.toS(), aheadM);
    messages.add(reports.track(patrolId, SortieReport.Phase.END, sortie.toS() + 1, end));
    messages.sort(Comparator.comparingLong(DeviceMessage::dueMillis));
    ready.addAll(messages);
  }

  private void lookAtObjects(
      List<DeviceMessage> messages,
      Sortie.LanePass pass,
      PatrolReports.Frame frame,
      int[] framesInView,
      double positionErrorM) {
    PlanePoint middle = pass.at(frame.atS());
    for (int i = 0; i < ground.objects().size(); i++) {
      GroundObject object = ground.objects().get(i);
      boolean inView =
          object.lane() == pass.lane() && object.at().distanceM(middle) <= Sortie.VIEW_RADIUS_M;
      if (inView && object.isThereAt(frame.atS())) {
        framesInView[i]++;
        OptionalDouble confidence = model.object(framesInView[i]);
        if (confidence.isPresent()) {
          messages.add(detection(pass, frame, object, confidence.getAsDouble(), positionErrorM));
        }
      }
    }
  }

  private void lookAtMirages(
      List<DeviceMessage> messages,
      Sortie.LanePass pass,
      PatrolReports.Frame frame,
      double positionErrorM) {
    PlanePoint middle = pass.at(frame.atS());
    double halfFrameM = Sortie.SPEED_MPS * FRAME_S / 2;
    int drones = sorties.area().droneIds().size();
    for (int i = 0; i < ground.mirages().size(); i++) {
      GroundObject mirage = ground.mirages().get(i);
      boolean fools = drone == i % drones && flown == 1 + i % MIRAGE_SORTIES;
      double aheadOfMiddleM = mirage.at().eastM() - middle.eastM();
      if (fools
          && mirage.lane() == pass.lane()
          && aheadOfMiddleM > -halfFrameM
          && aheadOfMiddleM <= halfFrameM) {
        messages.add(detection(pass, frame, mirage, model.mirage(), positionErrorM));
        return;
      }
    }
  }

  private DeviceMessage detection(
      Sortie.LanePass pass,
      PatrolReports.Frame frame,
      GroundObject object,
      double confidence,
      double positionErrorM) {
    ErrorEllipse error =
        ErrorEllipse.ofView(
            pass.droneAt(frame.atS(), aheadM),
            Sortie.HEIGHT_M,
            object.at(),
            camera.pitchErrorDeg(),
            positionErrorM);
    return reports.detection(frame, object.objectClass(), confidence, object.at(), error, null);
  }
}
