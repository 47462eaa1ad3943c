package dev.offsite.monitor.evidence;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.json.RecordJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The drive and the place of a candidate as GeoJSON (RFC 7946): WGS-84, longitude first. The line
 * comes first, then its points with their times, then the place that is proposed.
 */
final class TrackGeoJson {

  private record Collection(String type, List<Feature> features) {}

  private record Feature(String type, Geometry geometry, Properties properties) {}

  private record Geometry(String type, List<Object> coordinates) {}

  private record Properties(
      String role,
      @Nullable Instant time,
      @Nullable Double speedKph,
      @Nullable String name,
      @Nullable Double uncertaintyM) {}

  static byte[] write(Candidate candidate) {
    List<Feature> features = new ArrayList<>();
    List<Candidate.TrackPoint> track = candidate.evidence().track();
    if (track.size() > 1) { // one position is no line
      List<Object> line = new ArrayList<>();
      track.forEach(point -> line.add(List.of(point.lng(), point.lat())));
      features.add(
          new Feature(
              "Feature",
              new Geometry("LineString", line),
              new Properties("TRACK", null, null, null, null)));
    }
    for (Candidate.TrackPoint point : track) {
      features.add(
          new Feature(
              "Feature",
              point(point.lng(), point.lat()),
              new Properties("FIX", point.time(), point.speedKph(), null, null)));
    }
    Candidate.Place place = candidate.place();
    features.add(
        new Feature(
            "Feature",
            point(place.lng(), place.lat()),
            new Properties("PLACE", null, null, place.name(), place.uncertaintyM())));
    return RecordJson.writeIndented(new Collection("FeatureCollection", features));
  }

  private static Geometry point(double lng, double lat) {
    return new Geometry("Point", List.of(lng, lat));
  }

  private TrackGeoJson() {}
}
