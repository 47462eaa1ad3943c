package dev.offsite.pipelines.testing;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.Locale;

/** Square fences as reference data, in metres around {@link Places#ORIGIN}. */
public final class Fences {

  private final String id;
  private final String kind;
  private final String ring;
  private int version = 1;
  private Instant from = Times.LONG_BEFORE;
  private Instant to;
  private String windows = "";

  private Fences(String id, String kind, String ring) {
    this.id = id;
    this.kind = kind;
    this.ring = ring;
  }

  /** A square with its centre so many metres east and north of the origin. */
  public static Fences square(
      String id, String kind, double eastM, double northM, double halfSideM) {
    StringBuilder ring = new StringBuilder();
    double[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
    for (double[] corner : corners) {
      Wgs84Position place =
          Places.at(eastM + corner[0] * halfSideM, northM + corner[1] * halfSideM);
      ring.append(ring.isEmpty() ? "" : ",")
          .append(String.format(Locale.ROOT, "[%.9f,%.9f]", place.lng(), place.lat()));
    }
    return new Fences(id, kind, ring.toString());
  }

  public Fences version(int number) {
    version = number;
    return this;
  }

  /** In force from (inclusive) to (exclusive; null without end). */
  public Fences valid(Instant newFrom, Instant newTo) {
    from = newFrom;
    to = newTo;
    return this;
  }

  /** Active each day from and to, such as {@code 07:00} and {@code 09:00}, in Hangzhou. */
  public Fences daily(String start, String end) {
    windows =
        ",\"windows\":{\"zone\":\"Asia/Shanghai\",\"weekly\":[{\"days\":[\"MON\",\"TUE\",\"WED\","
            + "\"THU\",\"FRI\",\"SAT\",\"SUN\"],\"from\":\""
            + start
            + "\",\"to\":\""
            + end
            + "\"}]}";
    return this;
  }

  /** The GeoJSON document with this one fence. */
  public String geoJson() {
    return "{\"type\":\"FeatureCollection\",\"datum\":\"WGS84\",\"features\":[{\"type\":\"Feature\","
        + "\"properties\":{\"id\":\""
        + id
        + "\",\"version\":"
        + version
        + ",\"kind\":\""
        + kind
        + "\",\"validFrom\":\""
        + from
        + '"'
        + (to == null ? "" : ",\"validTo\":\"" + to + '"')
        + windows
        + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
        + ring
        + "]]}}]}";
  }

  /** As an entry of the reference data. */
  public ReferenceEntry.FenceFeature entry() {
    return new ReferenceEntry.FenceFeature(id, version, new Validity(from, to), geoJson());
  }

  /** As the module {@code geo} reads it. */
  public Fence fence() {
    return FenceReader.read(geoJson()).get(0);
  }
}
