package dev.offsite.simulators.device;

import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.Plate;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.patrol.Kerb;
import dev.offsite.simulators.patrol.KerbPlace;
import dev.offsite.simulators.patrol.ParkedCar;
import dev.offsite.simulators.patrol.ParkedCars;
import dev.offsite.simulators.patrol.Rounds;
import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.zone.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * One patrol car with cameras: a frame each second, and in it every car at the kerb, with its
 * plate.
 *
 * <p>It reports all of them on every round, wherever and however long they stand: it knows neither
 * fences nor how long a stay has been. Places are as exact as its satellite receiver.
 */
final class PatrolCar implements MessageSource {

  private static final String PARKED = "ILLEGAL_PARKING";
  private static final int FRAMES_PER_TRACK_POINT = 2;

  /** Deviation of the receiver between houses on each axis; each round has its own sky. [U] */
  private static final double POSITION_ERROR_M_MIN = 1;

  private static final double POSITION_ERROR_M_MAX = 2.5;

  private static final double PLATE_CONFIDENCE_MIN = 0.85;

  private final int car;
  private final Rounds rounds;
  private final SplittableRandom noise;
  private final DetectionModel model;
  private final PatrolReports reports;
  private final List<PlaceSeen> places = new ArrayList<>();
  private final Deque<DeviceMessage> ready = new ArrayDeque<>();

  private int driven;

  /** A place of the kerb, and who stands there or comes next. */
  private static final class PlaceSeen {
    private final KerbPlace place;
    private final ParkedCars cars;
    private ParkedCar next;

    PlaceSeen(KerbPlace place, ParkedCars cars) {
      this.place = place;
      this.cars = cars;
      this.next = cars.next();
    }

    /** Who stands there at a moment or comes next; moments rise. */
    ParkedCar at(double seconds) {
      while (next.there().toS() <= seconds) {
        next = cars.next();
      }
      return next;
    }
  }

  PatrolCar(World world, int round, int car, TelemetryCodec codec) {
    Kerb kerb = world.kerb(round);
    this.car = car;
    this.rounds = kerb.rounds();
    this.noise =
        new SplittableRandom(Draws.seed(world.options().seed(), "patrol-car-" + round, car));
    this.model = new DetectionModel(world.options().patrols().camera().missShare(), noise);
    this.reports =
        new PatrolReports(
            world,
            rounds.round().carIds().get(car),
            new PatrolReports.Mount(DetectionReport.Platform.PATROL_CAR, null, null),
            codec,
            noise);
    for (int place = 0; place < kerb.places().size(); place++) {
      places.add(new PlaceSeen(kerb.places().get(place), kerb.cars(place)));
    }
    drive();
  }

  @Override
  public long nextDueMillis() {
    return ready.element().dueMillis();
  }

  @Override
  public DeviceMessage next() {
    DeviceMessage message = ready.remove();
    if (ready.isEmpty()) {
      drive();
    }
    return message;
  }

  /** Prepares the messages of one whole round: some hundreds. */
  private void drive() {
    driven++;
    double fromS = rounds.fromS(car, driven);
    String patrolId = reports.patrolId(driven);
    ErrorEllipse error =
        ErrorEllipse.circle(
            POSITION_ERROR_M_MIN
                + (POSITION_ERROR_M_MAX - POSITION_ERROR_M_MIN) * noise.nextDouble());
    List<DeviceMessage> messages = new ArrayList<>();
    messages.add(reports.track(patrolId, SortieReport.Phase.BEGIN, fromS, rounds.at(0)));
    for (int number = 1; number < rounds.lengthS(); number++) {
      if (number % FRAMES_PER_TRACK_POINT == 0) {
        messages.add(
            reports.track(patrolId, SortieReport.Phase.TRACK, fromS + number, rounds.at(number)));
      }
    }
    for (PlaceSeen seen : places) {
      look(messages, seen, patrolId, fromS, error);
    }
    double endS = rounds.lengthS();
    messages.add(reports.track(patrolId, SortieReport.Phase.END, fromS + endS, rounds.at(endS)));
    messages.sort(Comparator.comparingLong(DeviceMessage::dueMillis));
    ready.addAll(messages);
  }

  private void look(
      List<DeviceMessage> messages,
      PlaceSeen seen,
      String patrolId,
      double fromS,
      ErrorEllipse error) {
    Span view = rounds.inView(seen.place, car, driven);
    int framesInView = 0;
    for (long number = (long) Math.ceil(view.fromS() - fromS);
        fromS + number < view.toS();
        number++) {
      double atS = fromS + number;
      ParkedCar parked = seen.at(atS);
      if (parked.isThereAt(atS)) {
        framesInView++;
        OptionalDouble confidence = model.object(framesInView);
        if (confidence.isPresent()) {
          messages.add(
              reports.detection(
                  new PatrolReports.Frame(patrolId, atS, number),
                  PARKED,
                  confidence.getAsDouble(),
                  seen.place.at(),
                  error,
                  plate(parked)));
        }
      }
    }
  }

  private Plate plate(ParkedCar parked) {
    double confidence = PLATE_CONFIDENCE_MIN + (1 - PLATE_CONFIDENCE_MIN) * noise.nextDouble();
    return new Plate(parked.plate(), "BLUE", Math.rint(confidence * 100) / 100);
  }
}
