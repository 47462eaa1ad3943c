package dev.offsite.simulators.patrol;

import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.plane.Path;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The drives of the patrol cars of one round, without end: round after round with a rest between.
 *
 * <p>Immutable and thread-safe. A pure function of the round; nothing in it is left to chance.
 */
public final class Rounds {

  /** Slow enough to read plates at the kerb: 20 km/h. */
  private static final double SPEED_MPS = 20 / 3.6;

  /** A plate is read at up to this distance. */
  static final double VIEW_RADIUS_M = 15;

  private static final double REST_S = 30;

  private final PatrolRound round;
  private final Drive drive;

  /** The drives along a round. */
  public Rounds(PatrolRound round) {
    this.round = round;
    List<PlanePoint> closed = new ArrayList<>(round.corners());
    closed.add(round.corners().get(0));
    this.drive = Drive.along(Path.through(closed), SPEED_MPS, List.of());
  }

  /** The round. */
  public PatrolRound round() {
    return round;
  }

  /** From the begin of a round to its end, seconds. */
  public double lengthS() {
    return drive.durationS();
  }

  /** When a car, from 0, begins its round {@code number}, from 1. */
  public double fromS(int car, int number) {
    return everyS() * car / round.carIds().size() + (number - 1) * everyS();
  }

  /** Where a car is {@code seconds} after the begin of a round. */
  public PlanePoint at(double seconds) {
    return drive.path().pointAt(drive.chainageMAt(seconds));
  }

  /** When a car has a place in view on its round {@code number}. */
  public Span inView(KerbPlace place, int car, int number) {
    double acrossM = drive.path().pointAt(place.alongM()).distanceM(place.at());
    double halfChordM = Math.sqrt(VIEW_RADIUS_M * VIEW_RADIUS_M - acrossM * acrossM);
    double beginS = fromS(car, number);
    return new Span(
        beginS + drive.secondsAt(place.alongM() - halfChordM),
        beginS + drive.secondsAt(place.alongM() + halfChordM));
  }

  /** All looks at a place, from end to end within a span, rising. */
  public List<Span> looks(KerbPlace place, Span span) {
    List<Span> looks = new ArrayList<>();
    for (int car = 0; car < round.carIds().size(); car++) {
      int number = numberAt(car, span.fromS());
      while (fromS(car, number) < span.toS()) {
        Span look = inView(place, car, number);
        if (span.covers(look)) {
          looks.add(look);
        }
        number++;
      }
    }
    looks.sort(Comparator.comparingDouble(Span::fromS));
    return looks;
  }

  /** The first moment from {@code seconds} on at which no car has a place in view. */
  double unseenFromS(KerbPlace place, double seconds) {
    double unseenS = seconds;
    for (int tries = 0; tries <= round.carIds().size(); tries++) {
      for (int car = 0; car < round.carIds().size(); car++) {
        Span look = inView(place, car, numberAt(car, unseenS));
        if (look.fromS() - 1 <= unseenS && unseenS <= look.toS()) {
          unseenS = look.toS() + 1;
        }
      }
    }
    return unseenS;
  }

  /** The path, for those who put places along it. */
  Path path() {
    return drive.path();
  }

  private double everyS() {
    return drive.durationS() + REST_S;
  }

  /** The round that a car drives at a moment, or rests after; 1 before its first. */
  private int numberAt(int car, double seconds) {
    return Math.max(1, 1 + (int) Math.floor((seconds - fromS(car, 1)) / everyS()));
  }
}
