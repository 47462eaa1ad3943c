package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Ring;
import dev.offsite.simulators.plane.Stretch;
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
 * @param cover over its body, all along
 * @param unplugged when the terminal has no power because somebody pulled its plug, within the
 *     span; null if nobody did
 * @param crossing the weighed bridge that the truck crosses on the haul of this leg; null if none
 */
public record Leg(
    Span span,
    Activity activity,
    PlanePoint at,
    @Nullable Drive drive,
    Cover cover,
    @Nullable Span unplugged,
    @Nullable BridgeCrossing crossing) {

  /** Of the time it tips, the share until the load begins to move and after the last of it fell. */
  private static final double STILL_SHARE = 0.2;

  /** What a truck does. */
  public enum Activity {
    /** Standing empty, engine off. */
    PARKED,
    /** Standing at a building site while it is loaded. */
    LOADING,
    /** Driving with load. */
    HAULING,
    /** Backing up with load, to the place where it tips. */
    BACKING_UP,
    /** Standing with the body raised. */
    TIPPING,
    /** Driving without load. */
    RETURNING
  }

  /** The cover over the body. */
  public enum Cover {
    /** Closed. */
    CLOSED,
    /** Open. */
    OPEN
  }

  public Leg {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(activity, "activity");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(cover, "cover");
  }

  static Leg standing(Span span, Activity activity, PlanePoint at) {
    return new Leg(span, activity, at, null, Cover.OPEN, null, null);
  }

  /** A drive; a load is covered. */
  static Leg driving(double departS, Activity activity, Drive drive) {
    return new Leg(
        new Span(departS, departS + drive.durationS()),
        activity,
        drive.path().pointAt(0),
        drive,
        activity == Activity.RETURNING ? Cover.OPEN : Cover.CLOSED,
        null,
        null);
  }

  Leg withCover(Cover other) {
    return new Leg(span, activity, at, drive, other, unplugged, crossing);
  }

  Leg withUnplugged(@Nullable Span other) {
    return new Leg(span, activity, at, drive, cover, other, crossing);
  }

  Leg withCrossing(BridgeCrossing other) {
    return new Leg(span, activity, at, drive, cover, unplugged, other);
  }

  /** The silence of the terminal that a moment of this leg lies in; null if it is heard then. */
  public @Nullable Span silentAt(double seconds) {
    if (crossing != null) {
      for (Span silent : crossing.silent()) {
        if (seconds >= silent.fromS() && seconds < silent.toS()) {
          return silent;
        }
      }
    }
    return null;
  }

  /** Whether the truck is on the scale of its crossing in this leg. */
  public boolean isOnScale() {
    return crossing != null
        && drive != null
        && crossing.atS() >= span.fromS()
        && crossing.atS() < span.toS();
  }

  /** Where the truck is, and how it moves, at {@code seconds} within the span. */
  public TruckState stateAt(double seconds) {
    double loadShare = loadShareAt(seconds);
    if (drive == null) {
      return new TruckState(at, 0, 0, activity, loadShare, cover, 0);
    }
    double sinceS = seconds - span.fromS();
    double alongM = drive.chainageMAt(sinceS);
    return new TruckState(
        drive.path().pointAt(alongM),
        drive.speedMpsAt(sinceS),
        drive.path().courseDegAt(alongM),
        activity,
        loadShare,
        cover,
        alongM);
  }

  /** When all of the load has fallen, while it tips. */
  public double emptyFromS() {
    return span.toS() - STILL_SHARE * span.lengthS();
  }

  /** When it stands, rising; a moment at a bend is no standing. */
  public List<Span> standing() {
    if (drive == null) {
      return List.of(span);
    }
    List<Span> standing = new ArrayList<>();
    for (Drive.Stop stop : drive.stops()) {
      double fromS = span.fromS() + drive.secondsAt(stop.atM());
      standing.add(new Span(fromS, fromS + stop.durationS()));
    }
    return standing;
  }

  private double loadShareAt(double seconds) {
    return switch (activity) {
      case PARKED, RETURNING -> 0;
      case HAULING, BACKING_UP -> 1;
      case LOADING -> shareAt(seconds);
      case TIPPING -> {
        double fallen = (shareAt(seconds) - STILL_SHARE) / (1 - 2 * STILL_SHARE);
        yield 1 - Math.max(0, Math.min(1, fallen));
      }
    };
  }

  private double shareAt(double seconds) {
    return Math.max(0, Math.min(1, (seconds - span.fromS()) / span.lengthS()));
  }

  /**
   * When the truck is on a part of its way.
   *
   * @throws IllegalStateException if it stands
   */
  public Span on(Stretch stretch) {
    if (drive == null) {
      throw new IllegalStateException(activity + " is no drive");
    }
    return new Span(
        span.fromS() + drive.secondsAt(stretch.fromM()),
        span.fromS() + drive.secondsAt(stretch.toM()));
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
