package dev.offsite.simulators.plane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A drive along a path: where the vehicle is, and how fast, at each moment.
 *
 * <p>It starts and ends standing, speeds up and brakes by {@link #ACCELERATION_MPS2}, takes curves
 * slower than straights and may stop on its way. Implementation: a list of pieces of constant
 * acceleration, made by the usual two passes (what braking for the next slow place allows, then
 * what speeding up from the last one allows).
 */
public final class Drive {

  /** Acceleration and braking of a loaded truck that nobody hurries. */
  public static final double ACCELERATION_MPS2 = 0.9;

  private final Path path;
  private final List<Piece> pieces;

  private Drive(Path path, List<Piece> pieces) {
    this.path = path;
    this.pieces = List.copyOf(pieces);
  }

  /**
   * A stop on the way.
   *
   * @param atM metres from the beginning of the path
   * @param durationS how long it stands there
   */
  public record Stop(double atM, double durationS) {}

  /**
   * A stretch that is driven faster than the rest.
   *
   * @param where on the path
   * @param speedMps at most
   */
  public record Dash(Stretch where, double speedMps) {}

  /** A drive with at most {@code cruiseMps}, standing at each of {@code stops}, rising. */
  public static Drive along(Path path, double cruiseMps, List<Stop> stops) {
    return along(path, cruiseMps, stops, List.of());
  }

  /**
   * A drive with at most {@code cruiseMps}, and more than that only in {@code dashes}.
   *
   * @param stops where it stands
   * @param dashes do not overlap
   */
  public static Drive along(Path path, double cruiseMps, List<Stop> stops, List<Dash> dashes) {
    List<Node> nodes = nodes(path, cruiseMps, stops, dashes);
    double twice = 2 * ACCELERATION_MPS2;
    for (int i = nodes.size() - 2; i >= 0; i--) {
      Node node = nodes.get(i);
      Node after = nodes.get(i + 1);
      node.speedMps =
          Math.min(node.speedMps, Math.sqrt(sq(after.speedMps) + twice * (after.atM - node.atM)));
    }
    List<Piece> pieces = new ArrayList<>();
    double t = 0;
    for (int i = 0; i + 1 < nodes.size(); i++) {
      Node node = nodes.get(i);
      double fromM = node.atM;
      double gapM = nodes.get(i + 1).atM - fromM;
      double v0 = node.speedMps;
      double v1 = Math.min(nodes.get(i + 1).speedMps, Math.sqrt(sq(v0) + twice * gapM));
      nodes.get(i + 1).speedMps = v1;
      if (node.dwellS > 0) {
        pieces.add(new Piece(t, fromM, 0, 0));
        t += node.dwellS;
      }
      if (gapM <= 1e-9) {
        continue;
      }
      double peak = Math.min(node.cruiseMps, Math.sqrt((twice * gapM + sq(v0) + sq(v1)) / 2));
      double riseM = Math.max(0, (sq(peak) - sq(v0)) / twice);
      double fallM = Math.max(0, (sq(peak) - sq(v1)) / twice);
      double evenM = Math.max(0, gapM - riseM - fallM);
      pieces.add(new Piece(t, fromM, v0, ACCELERATION_MPS2));
      t += Math.max(0, (peak - v0) / ACCELERATION_MPS2);
      pieces.add(new Piece(t, fromM + riseM, peak, 0));
      t += evenM / peak;
      pieces.add(new Piece(t, fromM + gapM - fallM, peak, -ACCELERATION_MPS2));
      t += Math.max(0, (peak - v1) / ACCELERATION_MPS2);
    }
    pieces.add(new Piece(t, path.lengthM(), 0, 0));
    return new Drive(path, pieces);
  }

  /** The places at which the largest speed changes, rising. */
  private static List<Node> nodes(
      Path path, double cruiseMps, List<Stop> stops, List<Dash> dashes) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      boolean end = i == 0 || i == path.size() - 1;
      Node node = new Node(path.vertexAtM(i), end ? 0 : path.speedMaxMps(i), 0);
      node.cruiseMps = path.onwardMaxMps(i);
      nodes.add(node);
    }
    for (Stop stop : stops) {
      nodes.add(new Node(stop.atM(), 0, stop.durationS()));
    }
    for (Dash dash : dashes) {
      nodes.add(new Node(dash.where().fromM(), cruiseMps, 0));
      nodes.add(new Node(dash.where().toM(), cruiseMps, 0));
    }
    nodes.sort(Comparator.comparingDouble(node -> node.atM));
    for (Node node : nodes) {
      double fastMps = cruiseMps;
      for (Dash dash : dashes) {
        if (node.atM >= dash.where().fromM() && node.atM < dash.where().toM()) {
          fastMps = dash.speedMps();
        }
      }
      node.cruiseMps = Math.min(node.cruiseMps, fastMps);
      node.speedMps = Math.min(node.speedMps, node.cruiseMps);
    }
    return nodes;
  }

  /** Where it is faster than {@code speedMps}, rising. */
  public List<Stretch> fasterThan(double speedMps) {
    List<Stretch> fast = new ArrayList<>();
    for (int i = 0; i + 1 < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      double endM = pieces.get(i + 1).startM();
      double endMps = speedMpsAtEndOf(i);
      if (Math.max(piece.speedMps(), endMps) <= speedMps) {
        continue;
      }
      // In a piece of constant acceleration the square of the speed is linear in the way.
      double atLimitM =
          piece.accelerationMps2() == 0
              ? piece.startM()
              : piece.startM()
                  + (sq(speedMps) - sq(piece.speedMps())) / (2 * piece.accelerationMps2());
      double fromM = piece.speedMps() > speedMps ? piece.startM() : atLimitM;
      double toM = endMps > speedMps ? endM : atLimitM;
      int last = fast.size() - 1;
      if (last >= 0 && fromM - fast.get(last).toM() < 1e-6) {
        fast.set(last, new Stretch(fast.get(last).fromM(), Math.max(toM, fast.get(last).toM())));
      } else if (toM > fromM) {
        fast.add(new Stretch(fromM, toM));
      }
    }
    return fast;
  }

  /** Where it stands on its way, and for how long, rising. */
  public List<Stop> stops() {
    List<Stop> stops = new ArrayList<>();
    for (int i = 0; i + 1 < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.speedMps() == 0 && piece.accelerationMps2() == 0) {
        stops.add(new Stop(piece.startM(), pieces.get(i + 1).startS() - piece.startS()));
      }
    }
    return stops;
  }

  private double speedMpsAtEndOf(int i) {
    Piece piece = pieces.get(i);
    return piece.speedMps()
        + piece.accelerationMps2() * (pieces.get(i + 1).startS() - piece.startS());
  }

  /** The path. */
  public Path path() {
    return path;
  }

  /** From standing to standing, seconds. */
  public double durationS() {
    return pieces.get(pieces.size() - 1).startS();
  }

  /** Metres driven after {@code seconds}. */
  public double chainageMAt(double seconds) {
    Piece piece = pieceAt(seconds);
    double dt = Math.max(0, Math.min(seconds, durationS()) - piece.startS());
    double m = piece.startM() + piece.speedMps() * dt + piece.accelerationMps2() * dt * dt / 2;
    return Math.max(0, Math.min(path.lengthM(), m));
  }

  /** Speed after {@code seconds}. */
  public double speedMpsAt(double seconds) {
    if (seconds <= 0 || seconds >= durationS()) {
      return 0;
    }
    Piece piece = pieceAt(seconds);
    return Math.max(0, piece.speedMps() + piece.accelerationMps2() * (seconds - piece.startS()));
  }

  /** When {@code alongM} is reached, seconds from the start. */
  public double secondsAt(double alongM) {
    double fromS = 0;
    double toS = durationS();
    // The chainage never falls, so halving the interval finds the moment; 60 halvings of a day
    // are below a nanosecond.
    for (int i = 0; i < 60; i++) {
      double middleS = (fromS + toS) / 2;
      if (chainageMAt(middleS) < alongM) {
        fromS = middleS;
      } else {
        toS = middleS;
      }
    }
    return toS;
  }

  private Piece pieceAt(double seconds) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces.get(middle).startS() <= seconds) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return pieces.get(low);
  }

  private static double sq(double value) {
    return value * value;
  }

  /** A place with the largest speed there and on the way to the next. */
  private static final class Node {
    private final double atM;
    private final double dwellS;
    private double speedMps;
    private double cruiseMps = Double.POSITIVE_INFINITY;

    Node(double atM, double speedMps, double dwellS) {
      this.atM = atM;
      this.speedMps = speedMps;
      this.dwellS = dwellS;
    }
  }

  private record Piece(double startS, double startM, double speedMps, double accelerationMps2) {}
}
