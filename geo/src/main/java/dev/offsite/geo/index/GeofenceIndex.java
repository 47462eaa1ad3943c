package dev.offsite.geo.index;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Lattice;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.outline.Outline;
import dev.offsite.geo.outline.Stay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An immutable set of fences that finds those covering a place, boundary included.
 *
 * <p>Fences are known by ordinals: numbers from 0 to {@link #ordinalBound()} that belong to one
 * snapshot. A fence keeps its ordinal in derived snapshots as long as it is not removed; ordinals
 * of removed fences are given out again.
 */
public final class GeofenceIndex {

  private static final int[] NONE = {};
  private static final GeofenceIndex EMPTY = new GeofenceIndex(FenceTable.EMPTY, Grid.EMPTY);

  private static final double NEAR_M_MAX = 10_000;

  private final FenceTable fences;
  private final Grid grid;

  private GeofenceIndex(FenceTable fences, Grid grid) {
    this.fences = fences;
    this.grid = grid;
  }

  /** The index without fences. */
  public static GeofenceIndex empty() {
    return EMPTY;
  }

  /**
   * The index of some fences.
   *
   * @throws IllegalArgumentException if two of them have the same id and version
   */
  public static GeofenceIndex of(Collection<Fence> fences) {
    FenceTable table = FenceTable.of(fences);
    List<Outline> outlines = new ArrayList<>(fences.size());
    for (Fence fence : fences) {
      outlines.add(fence.shape().outline());
    }
    return new GeofenceIndex(table, new GridBuilder().build(outlines));
  }

  /** Number of fences. */
  public int size() {
    return fences.size();
  }

  /** All ordinals are below this number. */
  public int ordinalBound() {
    return fences.bound();
  }

  /**
   * The fence of an ordinal that this snapshot gave out.
   *
   * @throws IllegalArgumentException if this snapshot has no such ordinal
   */
  public Fence fence(int ordinal) {
    Fence fence = fences.at(ordinal);
    if (fence == null) {
      throw new IllegalArgumentException("no fence has ordinal " + ordinal);
    }
    return fence;
  }

  /** The fence with an id and version. */
  public Optional<Fence> find(String id, int version) {
    return Optional.ofNullable(fences.at(fences.ordinalOf(id, version)));
  }

  /** All versions of a fence, lowest first. */
  public List<Fence> versions(String id) {
    List<Fence> versions = fences.versions(id);
    versions.sort(Comparator.comparingInt(Fence::version));
    return versions;
  }

  /**
   * Finds the fences that cover a lattice point, without allocating.
   *
   * @param lngE7 longitude, 1e-7 degree
   * @param latE7 latitude, 1e-7 degree
   * @param out receives the ordinals, in no particular order
   * @return how many fences cover the point; if more than {@code out.length}, {@code out} holds
   *     only the first of them and the call should be repeated with a larger array
   */
  public int covering(int lngE7, int latE7, int[] out) {
    return grid.covering(lngE7, latE7, out);
  }

  /**
   * The ordinals of all fences that cover a lattice point, in no particular order, in an array of
   * just their number; allocates nothing where there are none, which is most places. Read only.
   *
   * @param lngE7 longitude, 1e-7 degree
   * @param latE7 latitude, 1e-7 degree
   */
  public int[] ordinalsCovering(int lngE7, int latE7) {
    int count = covering(lngE7, latE7, NONE);
    if (count == 0) {
      return NONE;
    }
    int[] ordinals = new int[count];
    covering(lngE7, latE7, ordinals);
    return ordinals;
  }

  /**
   * Finds the fences that cover each of many lattice points, without allocating. Faster than one
   * call for each from about 10,000 fences on, where the points wait for memory together; slower
   * where there are few fences.
   *
   * @param places longitude and latitude of each point in turn, 1e-7 degree
   * @param from where the first point stands in {@code places}
   * @param count number of points
   * @param out receives the ordinals of all points, one point after the other
   * @param ends receives for each point where its ordinals end in {@code out}; they begin where
   *     those of the point before end
   * @return how many ordinals there are in all; if more than {@code out.length}, the last ones are
   *     missing and the call should be repeated with a larger array
   * @throws IndexOutOfBoundsException if {@code places} or {@code ends} is too short
   */
  public int coveringAll(int[] places, int from, int count, int[] out, int[] ends) {
    return grid.coveringAll(places, from, count, out, ends);
  }

  /** The fences that cover a position, rounded to the lattice, lowest ordinal first. */
  public List<Fence> covering(Wgs84Position position) {
    int[] ordinals = new int[8];
    int n = covering(position.lngE7(), position.latE7(), ordinals);
    if (n > ordinals.length) {
      ordinals = new int[n];
      n = covering(position.lngE7(), position.latE7(), ordinals);
    }
    Arrays.sort(ordinals, 0, n);
    List<Fence> covering = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      covering.add(fence(ordinals[i]));
    }
    return covering;
  }

  /**
   * What a move enters, leaves, passes through or touches. The move is straight in longitude and
   * latitude between the two positions, rounded to the lattice. Decided exactly; only the fractions
   * are rounded.
   *
   * @return by {@link Crossing#fraction()}, then ordinal; empty when no border is met
   * @throws IllegalArgumentException if the longitudes differ by more than 180°: cut the move at
   *     the antimeridian
   */
  public List<Crossing> crossings(Wgs84Position from, Wgs84Position to) {
    if (Math.abs(to.lng() - from.lng()) > 180) {
      throw new IllegalArgumentException(
          "move from lng " + from.lng() + " to lng " + to.lng() + " is wider than 180 degrees");
    }
    int fromLng = from.lngE7();
    int fromLat = from.latE7();
    int toLng = to.lngE7();
    int toLat = to.latE7();
    IntList met = grid.touching(fromLng, fromLat, toLng, toLat);
    if (met == null) {
      return List.of();
    }
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 0; i < met.size; i++) {
      Outline outline = fence(met.array[i]).shape().outline();
      for (Stay stay : outline.stays(fromLng, fromLat, toLng, toLat)) {
        Crossing crossing = Crossing.of(met.array[i], stay);
        if (crossing != null) {
          crossings.add(crossing);
        }
      }
    }
    crossings.sort(
        Comparator.comparingDouble(Crossing::fraction).thenComparingInt(Crossing::ordinal));
    return crossings;
  }

  /**
   * Metres from a position to the border of a fence: positive outside, negative inside.
   *
   * @throws IllegalArgumentException if this snapshot has no such ordinal
   */
  public double borderDistanceM(int ordinal, Wgs84Position position) {
    return fence(ordinal).shape().outline().borderDistanceM(position);
  }

  /**
   * The fences whose border is near a position, inside or outside: what hysteresis and the accuracy
   * of a fix ask for. Borders beyond the antimeridian are not seen.
   *
   * @param metres how near, [0, 10000]
   * @return lowest ordinal first
   * @throws IllegalArgumentException if {@code metres} is out of range
   */
  public List<BorderDistance> bordersWithin(Wgs84Position position, double metres) {
    if (!(metres >= 0 && metres <= NEAR_M_MAX)) {
      throw new IllegalArgumentException(metres + " m is outside [0, " + NEAR_M_MAX + "] m");
    }
    // One part in a thousand and a unit to spare: the box only has to be large enough.
    double latReach = 1.001 * metres / Geodesics.metresPerDegreeLat(0) + 1e-7;
    double polarLat = Math.min(89.999, Math.abs(position.lat()) + latReach);
    double lngReach = 1.001 * metres / Geodesics.metresPerDegreeLng(polarLat) + 1e-7;
    IntList near =
        grid.bordersIn(
            Lattice.toE7(Math.max(-180, position.lng() - lngReach)),
            Lattice.toE7(Math.max(-90, position.lat() - latReach)),
            Lattice.toE7(Math.min(180, position.lng() + lngReach)),
            Lattice.toE7(Math.min(90, position.lat() + latReach)));
    List<BorderDistance> distances = new ArrayList<>();
    for (int i = 0; i < near.size; i++) {
      double distanceM = borderDistanceM(near.array[i], position);
      if (Math.abs(distanceM) <= metres) {
        distances.add(new BorderDistance(near.array[i], distanceM));
      }
    }
    distances.sort(Comparator.comparingInt(BorderDistance::ordinal));
    return distances;
  }

  /** This index with a fence added, or put in the place of the one with its id and version. */
  public GeofenceIndex replacing(Fence fence) {
    int known = fences.ordinalOf(fence.id(), fence.version());
    int ordinal = known < 0 ? fences.nextOrdinal() : known;
    Outline before = known < 0 ? null : fences.at(known).shape().outline();
    return new GeofenceIndex(
        fences.with(ordinal, fence),
        GridEditor.replace(grid, ordinal, before, fence.shape().outline()));
  }

  /** This index without the fence of that id and version; this index itself if it has none. */
  public GeofenceIndex without(String id, int version) {
    int ordinal = fences.ordinalOf(id, version);
    if (ordinal < 0) {
      return this;
    }
    Outline before = fences.at(ordinal).shape().outline();
    return new GeofenceIndex(
        fences.without(ordinal), GridEditor.replace(grid, ordinal, before, null));
  }
}
