package dev.offsite.geo.geojson;

import dev.offsite.geo.Datum;
import dev.offsite.geo.fence.ActiveWindows;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Validity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;

/** Reads one GeoJSON feature as a fence. */
final class FeatureReader {
  private static final Set<String> PROPERTIES =
      Set.of(
          "id",
          "version",
          "kind",
          "name",
          "validFrom",
          "validTo",
          "windows",
          "speedLimitKph",
          "radiusM",
          "halfWidthM",
          "attributes");

  private final ShapeReader shapes;

  FeatureReader(Datum datum, InvalidGeometry invalidGeometry) {
    this.shapes = new ShapeReader(datum, invalidGeometry);
  }

  /** How faults name a feature. */
  static String title(int index, String id) {
    return id == null ? "feature " + index : "feature " + index + " (" + id + ")";
  }

  Fence read(JsonNode untitled, int index) {
    JsonNode feature = untitled.inFeature(title(index, null));
    String id = id(feature);
    feature = untitled.inFeature(title(index, id));
    JsonNode type = feature.required("type");
    if (!type.text().equals("Feature")) {
      throw type.fault("\"" + type.text() + "\" is not Feature");
    }
    JsonNode properties = feature.required("properties");
    refuseUnknown(properties, PROPERTIES);
    JsonNode windows = properties.member("windows");
    JsonNode version = properties.member("version");
    JsonNode name = properties.member("name");
    JsonNode speedLimit = properties.member("speedLimitKph");
    JsonNode attributes = properties.member("attributes");
    String kind = properties.required("kind").text();
    try {
      return new Fence(
          id,
          version.isMissing() ? 1 : version.wholeNumber(),
          kind,
          name.isMissing() ? "" : name.text(),
          shapes.read(feature.required("geometry"), properties),
          validity(properties),
          windows.isMissing() ? ActiveWindows.ALWAYS : WindowsReader.read(windows),
          speedLimit.isMissing() ? null : speedLimit.number(),
          attributes.isMissing() ? Map.of() : attributes.texts());
    } catch (IllegalArgumentException e) {
      throw properties.fault(e.getMessage(), e);
    }
  }

  /** Refuses a member that is none of the known ones: a misspelt one would not be judged by. */
  static void refuseUnknown(JsonNode node, Set<String> known) {
    for (Object name : node.object().keySet()) {
      if (!known.contains(name)) {
        throw node.member((String) name).fault("is not known here; free facts go in attributes");
      }
    }
  }

  private static String id(JsonNode feature) {
    JsonNode id = feature.required("properties").member("id");
    if (id.isMissing()) {
      id = feature.member("id");
    }
    if (id.isMissing()) {
      throw feature.required("properties").member("id").fault("is missing");
    }
    return id.textOrNumber();
  }

  private static Validity validity(JsonNode properties) {
    JsonNode from = properties.member("validFrom");
    JsonNode to = properties.member("validTo");
    try {
      return new Validity(
          from.isMissing() ? Instant.MIN : instant(from), to.isMissing() ? null : instant(to));
    } catch (IllegalArgumentException e) {
      throw to.fault(e.getMessage(), e);
    }
  }

  private static Instant instant(JsonNode node) {
    try {
      return OffsetDateTime.parse(node.text()).toInstant();
    } catch (DateTimeException e) {
      throw node.fault("\"" + node.text() + "\" is not a time with offset (RFC 3339)", e);
    }
  }
}
