package dev.offsite.pipelines.judge.passer;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.reference.IdentifyParameters;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which sites a place is near to. Immutable; thread-safe. Hot path: a place near none costs one
 * binary search over the latitudes of the sites.
 *
 * <p>Near is a box around the place of any version of a site, as large as the largest {@link
 * IdentifyParameters#NEAR_M} of any rule: what lies in it for nothing tells against nobody.
 */
final class NearSites {

  /** The box is a little larger than the circle that it must hold. */
  private static final double MARGIN = 1.01;

  private final ReferenceSnapshot reference;
  private final String[] ids;
  private final double[] lats;
  private final double[] lngs;
  private final double[] halfLngs;
  private final double halfLat;

  private NearSites(ReferenceSnapshot reference, List<ReferenceEntry.Site> sites, double nearM) {
    this.reference = reference;
    halfLat = nearM / Geodesics.METRES_PER_LAT_DEGREE_MIN;
    ids = new String[sites.size()];
    lats = new double[sites.size()];
    lngs = new double[sites.size()];
    halfLngs = new double[sites.size()];
    for (int i = 0; i < ids.length; i++) {
      ReferenceEntry.Site site = sites.get(i);
      ids[i] = site.id();
      lats[i] = site.lat();
      lngs[i] = site.lng();
      halfLngs[i] = nearM * MARGIN / Geodesics.metresPerDegreeLng(site.lat());
    }
  }

  /** The sites of a release; none if no rule identifies by track. */
  static NearSites of(ReferenceSnapshot reference) {
    double nearM = 0;
    for (ViolationKind kind : ViolationKind.values()) {
      for (ReferenceEntry.Rule rule : reference.ruleVersions(kind)) {
        nearM = Math.max(nearM, rule.parameters().getOrDefault(IdentifyParameters.NEAR_M, 0.0));
      }
    }
    List<ReferenceEntry.Site> sites = new ArrayList<>();
    if (nearM > 0) {
      sites.addAll(reference.siteVersions());
      sites.sort(
          Comparator.comparingDouble(ReferenceEntry.Site::lat)
              .thenComparing(ReferenceEntry.Site::id));
    }
    return new NearSites(reference, sites, nearM);
  }

  /** Whether these are the sites of that release. */
  boolean isOf(ReferenceSnapshot other) {
    return reference == other;
  }

  /** Whether no rule identifies anybody, or there is no site. */
  boolean isEmpty() {
    return ids.length == 0;
  }

  /**
   * The sites that a place is near to, from south to north.
   *
   * @param lng degrees east, WGS-84
   * @param lat degrees north, WGS-84
   */
  List<String> near(double lng, double lat) {
    List<String> near = List.of();
    for (int i = firstFrom(lat - halfLat); i < lats.length && lats[i] <= lat + halfLat; i++) {
      if (Math.abs(lng - lngs[i]) <= halfLngs[i]) {
        if (near.isEmpty()) {
          near = new ArrayList<>(2);
        }
        if (!near.contains(ids[i])) {
          near.add(ids[i]);
        }
      }
    }
    return near;
  }

  /** The first site that does not lie south of a latitude. */
  private int firstFrom(double lat) {
    int low = 0;
    int high = lats.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lats[middle] < lat) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
