package dev.offsite.simulators.plane;

import java.util.ArrayList;
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

  /** A drive with at most {@code cruiseMps}, standing at each of {@code stops}, rising. */
  public static Drive along(Path path, double cruiseMps, List<Stop> stops) {
    List<double[]> nodes = nodes(path, cruiseMps, stops);
    double twice = 2 * ACCELERATION_MPS2;
    for (int i = nodes.size() - 2; i >= 0; i--) {
      double gapM = nodes.get(i + 1)[0] - nodes.get(i)[0];
      nodes.get(i)[1] =
          Math.min(nodes.get(i)[1], Math.sqrt(sq(nodes.get(i + 1)[1]) + twice * gapM));
    }
    List<Piece> pieces = new ArrayList<>();
    double t = 0;
    for (int i = 0; i + 1 < nodes.size(); i++) {
      double fromM = nodes.get(i)[0];
      double gapM = nodes.get(i + 1)[0] - fromM;
      double v0 = nodes.get(i)[1];
      nodes.get(i + 1)[1] = Math.min(nodes.get(i + 1)[1], Math.sqrt(sq(v0) + twice * gapM));
      double v1 = nodes.get(i + 1)[1];
      if (nodes.get(i)[2] > 0) {
        pieces.add(new Piece(t, fromM, 0, 0));
        t += nodes.get(i)[2];
      }
      if (gapM <= 1e-9) {
        continue;
      }
      double peak = Math.min(cruiseMps, Math.sqrt((twice * gapM + sq(v0) + sq(v1)) / 2));
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

  /** Rows of place, largest speed, dwell. */
  private static List<double[]> nodes(Path path, double cruiseMps, List<Stop> stops) {
    List<double[]> nodes = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < path.size(); i++) {
      double atM = path.vertexAtM(i);
      while (next < stops.size() && stops.get(next).atM() < atM) {
        nodes.add(new double[] {stops.get(next).atM(), 0, stops.get(next).durationS()});
        next++;
      }
      boolean end = i == 0 || i == path.size() - 1;
      nodes.add(new double[] {atM, end ? 0 : Math.min(cruiseMps, path.speedMaxMps(i)), 0});
    }
    return nodes;
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

  private record Piece(double startS, double startM, double speedMps, double accelerationMps2) {}
}
