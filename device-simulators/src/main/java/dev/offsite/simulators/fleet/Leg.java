package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Ring;
import dev.offsite.simulators.zone.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of one truck's day: standing at a place, or one drive.
 *
 * @param span when
 * @param activity what it does
 * @param at where it stands; for a drive where it begins
 * @param drive null while standing
 */
public record Leg(Span span, Activity activity, PlanePoint at, @Nullable Drive drive) {

  /** What a truck does. */
  public enum Activity {
    /** Standing empty, engine off. */
    PARKED,
    /** Standing at a building site while it is loaded. */
    LOADING,
    /** Driving with load. */
    HAULING,
    /** Standing at a disposal site with the body raised. */
    TIPPING,
    /** Driving without load. */
    RETURNING
  }

  public Leg {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(activity, "activity");
    Objects.requireNonNull(at, "at");
  }

  static Leg standing(Span span, Activity activity, PlanePoint at) {
    return new Leg(span, activity, at, null);
  }

  static Leg driving(double departS, Activity activity, Drive drive) {
    return new Leg(
        new Span(departS, departS + drive.durationS()), activity, drive.path().pointAt(0), drive);
  }

  /** Where the truck is, and how it moves, at {@code seconds} within the span. */
  public TruckState stateAt(double seconds) {
    if (drive == null) {
      return new TruckState(at, 0, 0, activity);
    }
    double sinceS = seconds - span.fromS();
    double alongM = drive.chainageMAt(sinceS);
    return new TruckState(
        drive.path().pointAt(alongM),
        drive.speedMpsAt(sinceS),
        drive.path().courseDegAt(alongM),
        activity);
  }

  /** When the truck is inside {@code ring} during this leg, rising; exact. */
  public List<Span> inside(Ring ring) {
    if (drive == null) {
      return ring.encloses(at) ? List.of(span) : List.of();
    }
    List<Double> bounds = new ArrayList<>();
    if (ring.encloses(drive.path().pointAt(0))) {
      bounds.add(0.0);
    }
    bounds.addAll(drive.path().crossingsM(ring));
    if (bounds.size() % 2 == 1) {
      bounds.add(drive.path().lengthM());
    }
    List<Span> inside = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i += 2) {
      inside.add(
          new Span(
              span.fromS() + drive.secondsAt(bounds.get(i)),
              span.fromS() + drive.secondsAt(bounds.get(i + 1))));
    }
    return inside;
  }
}
