package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.geo.outline.Outline;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which zones of one rule lie so near each other that one place may be seen in both. They are kept
 * together, so that no border between two keys of the state ever runs through a place.
 *
 * <p>A neighbourhood is named by the lowest id of its zones; a zone far from all others is one by
 * itself and names it. Every version of every zone counts, whenever it is in force: a place must
 * not change its key because a zone's hours are over. Immutable; belongs to one release.
 */
public final class Neighbourhoods {

  /**
   * A sighting further than this from every zone is none of theirs. With an error that large it
   * names no place at all, and positions of drones are off by metres.
   */
  static final double BESIDE_M = 250;

  /** Between two zones farther apart no sighting is beside both. */
  private static final double APART_M = 2 * BESIDE_M;

  private static final double UNITS_PER_DEGREE = 1e7;

  /** Where a neighbourhood lies, 1e-7 degree. */
  private record Box(int west, int south, int east, int north) {

    static Box of(Outline outline) {
      return new Box(
          outline.minLngE7(), outline.minLatE7(), outline.maxLngE7(), outline.maxLatE7());
    }

    boolean isWithin(Box other, double metres) {
      double latReach = UNITS_PER_DEGREE * metres / Geodesics.metresPerDegreeLat(0);
      double polarDeg =
          Math.min(
              89, Math.max(Math.abs((double) north), Math.abs((double) south)) / UNITS_PER_DEGREE);
      double lngReach = UNITS_PER_DEGREE * metres / Geodesics.metresPerDegreeLng(polarDeg);
      return (double) other.west - east <= lngReach
          && (double) west - other.east <= lngReach
          && (double) other.south - north <= latReach
          && (double) south - other.north <= latReach;
    }
  }

  private record Zone(String id, Box box) {}

  private final ReferenceSnapshot reference;
  private final Map<String, Map<String, String>> nameByZone = new HashMap<>();
  private final Map<String, Map<String, List<Box>>> boxes = new HashMap<>();

  private Neighbourhoods(ReferenceSnapshot reference) {
    this.reference = reference;
  }

  /** The neighbourhoods of every rule that makes candidates of these kinds. */
  static Neighbourhoods of(ReferenceSnapshot reference, Set<ViolationKind> kinds) {
    Neighbourhoods all = new Neighbourhoods(reference);
    for (ViolationKind kind : kinds) {
      Map<String, Set<String>> fenceKinds = new LinkedHashMap<>();
      for (ReferenceEntry.Rule rule : reference.ruleVersions(kind)) {
        fenceKinds.computeIfAbsent(rule.id(), id -> new HashSet<>()).addAll(rule.fenceKinds());
      }
      fenceKinds.forEach(
          (ruleId, wanted) -> all.addRule(ruleId, zonesOf(reference.fences(kind), wanted)));
    }
    return all;
  }

  /** Whether these are the neighbourhoods of that release. */
  boolean isOf(ReferenceSnapshot other) {
    return reference == other;
  }

  /** The neighbourhood of a zone of a rule; the zone itself if the rule does not know it. */
  public String nameOf(String ruleId, String zoneId) {
    return nameByZone.getOrDefault(ruleId, Map.of()).getOrDefault(zoneId, zoneId);
  }

  /** The neighbourhoods of a rule that have a zone within some metres of a place, sorted. */
  public List<String> near(String ruleId, double lng, double lat, double metres) {
    int lngE7 = (int) Math.round(lng * UNITS_PER_DEGREE);
    int latE7 = (int) Math.round(lat * UNITS_PER_DEGREE);
    Box place = new Box(lngE7, latE7, lngE7, latE7);
    List<String> near = new ArrayList<>();
    boxes
        .getOrDefault(ruleId, Map.of())
        .forEach(
            (name, zones) -> {
              if (zones.stream().anyMatch(zone -> place.isWithin(zone, metres))) {
                near.add(name);
              }
            });
    near.sort(null);
    return near;
  }

  private static List<Zone> zonesOf(GeofenceIndex fences, Set<String> wanted) {
    List<Zone> zones = new ArrayList<>();
    for (int ordinal = 0; ordinal < fences.ordinalBound(); ordinal++) {
      Fence fence = fences.fence(ordinal);
      if (wanted.contains(fence.kind())) {
        zones.add(new Zone(fence.id(), Box.of(fence.shape().outline())));
      }
    }
    zones.sort(Comparator.comparingInt((Zone zone) -> zone.box().west()));
    return zones;
  }

  /** Joins zones whose boxes lie near each other; from west to east, so that few are compared. */
  private void addRule(String ruleId, List<Zone> zones) {
    Map<String, String> leaders = new HashMap<>();
    List<Zone> open = new ArrayList<>();
    for (Zone zone : zones) {
      leaders.putIfAbsent(zone.id(), zone.id());
      open.removeIf(earlier -> isPassed(earlier.box(), zone.box()));
      for (Zone earlier : open) {
        if (earlier.box().isWithin(zone.box(), APART_M)) {
          join(leaders, earlier.id(), zone.id());
        }
      }
      open.add(zone);
    }
    Map<String, String> names = new HashMap<>();
    Map<String, List<Box>> places = new HashMap<>();
    for (Zone zone : zones) {
      String name = leader(leaders, zone.id());
      names.put(zone.id(), name);
      places.computeIfAbsent(name, any -> new ArrayList<>()).add(zone.box());
    }
    nameByZone.put(ruleId, names);
    boxes.put(ruleId, places);
  }

  private static boolean isPassed(Box earlier, Box later) {
    Box ahead = new Box(later.west(), earlier.south(), later.west(), earlier.north());
    return !earlier.isWithin(ahead, APART_M);
  }

  private static void join(Map<String, String> leaders, String one, String other) {
    String first = leader(leaders, one);
    String second = leader(leaders, other);
    // The lowest id leads, so the name does not depend on the order of the zones.
    if (first.compareTo(second) <= 0) {
      leaders.put(second, first);
    } else {
      leaders.put(first, second);
    }
  }

  private static String leader(Map<String, String> leaders, String id) {
    String leader = id;
    while (!leaders.get(leader).equals(leader)) {
      leader = leaders.get(leader);
    }
    return leader;
  }
}
