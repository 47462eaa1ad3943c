package dev.offsite.simulators.score.page;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.geo.outline.Outline;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is drawn beneath a score. It is only looked at: nothing is matched against it.
 *
 * @param fences borders, the latest version of each
 * @param sites places with a scale
 */
public record PlaceMap(List<Shape> fences, List<Site> sites) {

  /** Where no reference data are at hand. */
  public static final PlaceMap EMPTY = new PlaceMap(List.of(), List.of());

  private static final double DEGREE = 1e-7;

  public PlaceMap {
    fences = List.copyOf(fences);
    sites = List.copyOf(sites);
  }

  /**
   * A fence.
   *
   * @param rings shells and holes, each closed; every corner is longitude and latitude in degrees,
   *     WGS-84
   */
  public record Shape(String id, String kind, String name, List<List<List<Double>>> rings) {
    public Shape {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(name, "name");
      rings = List.copyOf(rings);
    }
  }

  /**
   * A place with a scale.
   *
   * @param lng degrees east, WGS-84
   * @param lat degrees north, WGS-84
   */
  public record Site(String id, String name, double lng, double lat) {
    public Site {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * The map of reference data; whatever is neither fence nor site is passed over.
   *
   * @throws IllegalArgumentException if a fence cannot be read
   */
  public static PlaceMap of(List<ReferenceEntry> reference) {
    List<Shape> fences = new ArrayList<>();
    List<Site> sites = new ArrayList<>();
    for (ReferenceEntry entry : reference) {
      if (entry instanceof ReferenceEntry.FenceFeature feature) {
        for (Fence fence : FenceReader.read(feature.feature())) {
          fences.removeIf(older -> older.id().equals(fence.id()));
          fences.add(
              new Shape(fence.id(), fence.kind(), fence.name(), rings(fence.shape().outline())));
        }
      } else if (entry instanceof ReferenceEntry.Site site) {
        sites.removeIf(older -> older.id().equals(site.id()));
        sites.add(new Site(site.id(), site.name(), site.lng(), site.lat()));
      }
    }
    return new PlaceMap(fences, sites);
  }

  private static List<List<List<Double>>> rings(Outline outline) {
    List<List<List<Double>>> rings = new ArrayList<>();
    for (int ring = 0; ring < outline.ringCount(); ring++) {
      List<List<Double>> corners = new ArrayList<>();
      for (int i = outline.ringStart(ring); i < outline.ringStart(ring + 1); i++) {
        corners.add(List.of(outline.lngE7(i) * DEGREE, outline.latE7(i) * DEGREE));
      }
      rings.add(List.copyOf(corners));
    }
    return rings;
  }
}
