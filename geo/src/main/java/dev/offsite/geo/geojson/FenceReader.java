package dev.offsite.geo.geojson;

import dev.offsite.geo.Datum;
import dev.offsite.geo.fence.Fence;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads fences from GeoJSON; the format is described at {@link dev.offsite.geo.geojson}. */
public final class FenceReader {
  private FenceReader() {}

  /**
   * Reads a document, refusing invalid geometry.
   *
   * @throws GeoJsonException if anything in it is wrong
   */
  public static List<Fence> read(String json) {
    return read(json, InvalidGeometry.REFUSE);
  }

  /**
   * Reads a UTF-8 document, refusing invalid geometry.
   *
   * @throws GeoJsonException if anything in it is wrong
   */
  public static List<Fence> read(byte[] json) {
    return read(decode(json), InvalidGeometry.REFUSE);
  }

  /**
   * Reads a document.
   *
   * @param invalidGeometry what to do with invalid polygons
   * @throws GeoJsonException if anything in it is wrong
   */
  public static List<Fence> read(String json, InvalidGeometry invalidGeometry) {
    JsonNode document = JsonNode.root(JsonText.parse(json));
    JsonNode type = document.required("type");
    if (!type.text().equals("FeatureCollection")) {
      throw type.fault("\"" + type.text() + "\" is not FeatureCollection");
    }
    Datum datum = document.required("datum").constant(Datum.class);
    JsonNode features = document.required("features");
    FeatureReader reader = new FeatureReader(datum, invalidGeometry);
    List<Fence> fences = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < features.length(); i++) {
      JsonNode feature = features.item(i);
      Fence fence = reader.read(feature, i);
      Integer before = seen.putIfAbsent(fence.version() + " " + fence.id(), i);
      if (before != null) {
        throw feature
            .inFeature(FeatureReader.title(i, fence.id()))
            .fault("has the id and version of feature " + before);
      }
      fences.add(fence);
    }
    return List.copyOf(fences);
  }

  private static String decode(byte[] json) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new GeoJsonException("", "document", "is not UTF-8", e);
    }
  }
}
