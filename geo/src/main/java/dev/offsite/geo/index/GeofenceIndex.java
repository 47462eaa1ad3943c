package dev.offsite.geo.index;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
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
  private static final GeofenceIndex EMPTY = new GeofenceIndex(new Fence[0]);

  private final Fence[] fences;

  private GeofenceIndex(Fence[] fences) {
    this.fences = fences;
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
    Fence[] all = fences.toArray(new Fence[0]);
    long keys = fences.stream().map(f -> f.version() + " " + f.id()).distinct().count();
    if (keys != all.length) {
      throw new IllegalArgumentException("two fences have the same id and version");
    }
    return new GeofenceIndex(all);
  }

  /** Number of fences. */
  public int size() {
    return (int) Arrays.stream(fences).filter(f -> f != null).count();
  }

  /** All ordinals are below this number. */
  public int ordinalBound() {
    return fences.length;
  }

  /**
   * The fence of an ordinal that this snapshot gave out.
   *
   * @throws IllegalArgumentException if this snapshot has no such ordinal
   */
  public Fence fence(int ordinal) {
    if (ordinal < 0 || ordinal >= fences.length || fences[ordinal] == null) {
      throw new IllegalArgumentException("no fence has ordinal " + ordinal);
    }
    return fences[ordinal];
  }

  /** The fence with an id and version. */
  public Optional<Fence> find(String id, int version) {
    return versions(id).stream().filter(f -> f.version() == version).findFirst();
  }

  /** All versions of a fence, lowest first. */
  public List<Fence> versions(String id) {
    return Arrays.stream(fences)
        .filter(f -> f != null && f.id().equals(id))
        .sorted(Comparator.comparingInt(Fence::version))
        .toList();
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
    int n = 0;
    for (int i = 0; i < fences.length; i++) {
      if (fences[i] != null && fences[i].shape().outline().covers(lngE7, latE7)) {
        if (n < out.length) {
          out[n] = i;
        }
        n++;
      }
    }
    return n;
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
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 0; i < fences.length; i++) {
      if (fences[i] == null) {
        continue;
      }
      for (Stay stay :
          fences[i].shape().outline().stays(from.lngE7(), from.latE7(), to.lngE7(), to.latE7())) {
        Crossing crossing = Crossing.of(i, stay);
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

  /** This index with a fence added, or put in the place of the one with its id and version. */
  public GeofenceIndex replacing(Fence fence) {
    Fence[] copy = Arrays.copyOf(fences, fences.length + 1);
    int at = 0;
    while (at < fences.length && !hasKey(fences[at], fence.id(), fence.version())) {
      at++;
    }
    copy[at] = fence;
    return new GeofenceIndex(at < fences.length ? Arrays.copyOf(copy, fences.length) : copy);
  }

  /** This index without the fence of that id and version; this index itself if it has none. */
  public GeofenceIndex without(String id, int version) {
    Fence[] copy = fences.clone();
    for (int i = 0; i < copy.length; i++) {
      if (hasKey(copy[i], id, version)) {
        copy[i] = null;
        return new GeofenceIndex(copy);
      }
    }
    return this;
  }

  private static boolean hasKey(Fence fence, String id, int version) {
    return fence != null && fence.version() == version && fence.id().equals(id);
  }
}
