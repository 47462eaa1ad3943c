package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;

/** So many fences, in every form that a contender needs, and what is true of them. */
final class FenceSet {

  private final List<DrawnFence> fences;
  private final BenchReference feed;
  private final DrivenFixes fixes;
  private final Map<Integer, List<Visit>> visits = new HashMap<>();
  private final Set<String> near;

  /**
   * A set.
   *
   * @param reference of the scenario, to which the fences are added
   */
  FenceSet(List<DrawnFence> fences, Collection<ReferenceEntry> reference, DrivenFixes fixes) {
    this.fences = List.copyOf(fences);
    this.fixes = fixes;
    List<ReferenceEntry> entries = new ArrayList<>(reference);
    fences.forEach(fence -> entries.add(fence.entry()));
    feed = new BenchReference(ReferenceSnapshot.of("bench-" + fences.size(), entries));
    FenceTrees.put(this.fences);
    near = nearPairs();
  }

  List<DrawnFence> fences() {
    return fences;
  }

  BenchReference feed() {
    return feed;
  }

  /** The visits among the first so many messages. */
  List<Visit> visits(int messages) {
    return visits.computeIfAbsent(messages, n -> TrueVisits.among(fixes, n, fences));
  }

  /** Trucks and fences of which the straight way between two fixes in a row meets the fence. */
  Set<String> near() {
    return near;
  }

  private Set<String> nearPairs() {
    STRtree tree = new STRtree();
    fences.forEach(fence -> tree.insert(fence.polygon().getEnvelopeInternal(), fence));
    tree.build();
    Set<String> pairs = new HashSet<>();
    Coordinate[] before = new Coordinate[fixes.trucks()];
    for (int i = 0; i < fixes.size(); i++) {
      Coordinate at = new Coordinate(fixes.lng(i), fixes.lat(i));
      Coordinate from = before[fixes.truck(i)] == null ? at : before[fixes.truck(i)];
      before[fixes.truck(i)] = at;
      LineString way = FenceDraw.GEOMETRY.createLineString(new Coordinate[] {from, at});
      for (Object fence : tree.query(way.getEnvelopeInternal())) {
        if (((DrawnFence) fence).polygon().intersects(way)) {
          pairs.add(AnswerCheck.pair(fixes.deviceId(i), ((DrawnFence) fence).id()));
        }
      }
    }
    return pairs;
  }
}
