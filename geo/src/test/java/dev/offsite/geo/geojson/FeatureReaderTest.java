package dev.offsite.geo.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.geo.Datum;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.ActiveWindows;
import dev.offsite.geo.fence.Circle;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Validity;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every property of a feature: absent, null, of the wrong type, at and beyond its limits. */
class FeatureReaderTest {
  private static final String POINT = "\"geometry\":{\"type\":\"Point\",\"coordinates\":[120,30]}";

  private static Fence read(String feature) {
    return new FeatureReader(Datum.WGS84, InvalidGeometry.REFUSE)
        .read(JsonNode.root(JsonText.parse(feature)), 4);
  }

  /** A circle with further properties. */
  private static Fence with(String properties) {
    return read(
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"a\",\"kind\":\"k\",\"radiusM\":50"
            + properties
            + "},"
            + POINT
            + "}");
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void read_requiredPropertiesOnly_givesTheDefaults() {
    assertThat(with(""))
        .isEqualTo(Fence.of("a", 1, "k", Circle.of(new Wgs84Position(120, 30), 50)));
  }

  @Test
  void read_nullProperties_areAbsentOnes() {
    Fence fence =
        with(
            ",\"version\":null,\"name\":null,\"validFrom\":null,\"validTo\":null,"
                + "\"windows\":null,\"speedLimitKph\":null,\"attributes\":null");
    assertThat(fence).isEqualTo(with(""));
    assertThat(fence.version()).isEqualTo(1);
    assertThat(fence.name()).isEmpty();
    assertThat(fence.validity()).isEqualTo(Validity.ALWAYS);
    assertThat(fence.windows()).isEqualTo(ActiveWindows.ALWAYS);
    assertThat(fence.speedLimitKph()).isNull();
    assertThat(fence.attributes()).isEmpty();
  }

  @Test
  void read_foreignMembersOfTheFeature_areIgnored() {
    Fence fence =
        read(
            "{\"bbox\":[1,2,3,4],\"type\":\"Feature\",\"properties\":{\"id\":\"a\",\"kind\":\"k\","
                + "\"radiusM\":50,\"halfWidthM\":\"none\"},\"colour\":{\"r\":1},"
                + POINT.replace("[120,30]", "[120,30,12.5]")
                + "}");
    assertThat(fence).isEqualTo(with(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "id":"p",              | "id":"f", | p
          "id":"p",              |           | p
                                 | "id":"f", | f
          "id":null,             | "id":"f", | f
          "id":7,                | "id":"f", | 7
                                 | "id":12.0, | 12
          "id":"7 ",             |           | '7 '
          """)
  void read_idOfPropertiesOrFeature_thePropertyFirst(
      String inProperties, String inFeature, String expected) {
    Fence fence =
        read(
            "{"
                + (inFeature == null ? "" : inFeature)
                + "\"type\":\"Feature\",\"properties\":{"
                + (inProperties == null ? "" : inProperties)
                + "\"kind\":\"k\",\"radiusM\":50},"
                + POINT
                + "}");
    assertThat(fence.id()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "3.0, 3", "2147483647, 2147483647"})
  void read_versionFromZero_isTaken(String version, int expected) {
    assertThat(with(",\"version\":" + version).version()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.001, 0.001", "1e-300, 1e-300", "120, 120"})
  void read_speedLimitAboveZero_isTaken(String limit, double expected) {
    assertThat(with(",\"speedLimitKph\":" + limit).speedLimitKph()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T08:00:00+08:00, 2026-03-01T00:00:00Z",
    "2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z",
    "2026-03-01T00:00:00.123456789Z, 2026-03-01T00:00:00.123456789Z",
    "2026-03-01T00:00:00-09:30, 2026-03-01T09:30:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
  })
  void read_validityTimes_areInstantsWhateverTheOffset(String text, String instant) {
    assertThat(with(",\"validFrom\":\"" + text + "\"").validity())
        .isEqualTo(Validity.from(at(instant)));
    assertThat(with(",\"validTo\":\"" + text + "\"").validity())
        .isEqualTo(new Validity(Instant.MIN, at(instant)));
  }

  @Test
  void read_validityOfOneNanosecond_isTheShortest() {
    String from = ",\"validFrom\":\"2026-03-01T00:00:00Z\",\"validTo\":";
    Validity validity = with(from + "\"2026-03-01T00:00:00.000000001Z\"").validity();
    assertThat(validity.contains(at("2026-03-01T00:00:00Z"))).isTrue();
    assertThat(validity.contains(at("2026-03-01T00:00:00.000000001Z"))).isFalse();
    assertThatThrownBy(() -> with(from + "\"2026-03-01T08:00:00+08:00\""))
        .hasMessageStartingWith("feature 4 (a), /properties/validTo: ")
        .hasMessageContaining("is not after");
  }

  @Test
  void read_attributes_areKeptWhateverTheirNames() {
    assertThat(with(",\"attributes\":{\"\":\"x\",\"a b\":\"\",\"管\":\"\\\"\"}").attributes())
        .isEqualTo(Map.of("", "x", "a b", "", "管", "\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "kind":"k"   | "kind":null       | /properties/kind    | is missing
          "kind":"k"   | "kind":true       | /properties/kind    | is not a text
          "kind":"k"   | "kind":""         | /properties         | kind of a fence is blank
          "kind":"k"   | "kind":"\\u3000"  | /properties         | kind of a fence is blank
          "id":"a"     | "id":""           | /properties         | id of a fence is blank
          "id":"a"     | "id":true         | /properties/id      | is not a text
          "id":"a"     | "id":[1]          | /properties/id      | is not a text
          "id":"a"     | "id":null         | /properties/id      | is missing
          "version":2  | "version":-1      | /properties         | version -1 of fence a is below 0
          "version":2  | "version":"2"     | /properties/version | is not a number
          "version":2  | "version":1e10    | /properties/version | is not a whole number within 32 bits
          "version":2  | "name":7          | /properties/name    | is not a text
          "version":2  | "name":["x"]      | /properties/name    | is not a text
          "version":2  | "speedLimitKph":-1 | /properties        | speedLimitKph -1.0 of fence a is not above 0
          "version":2  | "speedLimitKph":"30" | /properties/speedLimitKph | is not a number
          "version":2  | "attributes":[]   | /properties/attributes | is not an object
          "version":2  | "attributes":{"n":null} | /properties/attributes/n | is not a text
          "version":2  | "validFrom":0     | /properties/validFrom | is not a text
          "version":2  | "validFrom":""    | /properties/validFrom | "" is not a time with offset (RFC 3339)
          "version":2  | "validFrom":"2026-03-01T00:00:00" | /properties/validFrom | "2026-03-01T00:00:00" is not a time with offset (RFC 3339)
          "version":2  | "validTo":"2026-02-29T00:00:00Z" | /properties/validTo | "2026-02-29T00:00:00Z" is not a time with offset (RFC 3339)
          "version":2  | "windows":[]      | /properties/windows | is not an object
          "radiusM":50 | "radiusM":null    | /properties/radiusM | is missing
          "radiusM":50 | "radiusM":"50"    | /properties/radiusM | is not a number
          "type":"Feature" | "type":7      | /type               | is not a text
          "type":"Feature" | "type":"feature" | /type            | "feature" is not Feature
          "type":"Feature" | "typ":""      | /type               | is missing
          "geometry"   | "geo"             | /geometry           | is missing
          "type":"Point" | "type":null     | /geometry/type      | is missing
          "coordinates" | "coords"         | /geometry/coordinates | is missing
          """)
  void read_faultyProperty_namesFeaturePointerAndReason(
      String good, String bad, String pointer, String reason) {
    String feature =
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"a\",\"kind\":\"k\",\"version\":2,"
            + "\"radiusM\":50},"
            + POINT
            + "}";
    assertThat(read(feature).version()).isEqualTo(2);
    assertThat(feature).contains(good);
    assertThatThrownBy(() -> read(feature.replace(good, bad)))
        .isInstanceOfSatisfying(
            GeoJsonException.class,
            e -> {
              assertThat(e.pointer()).isEqualTo(pointer);
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e).hasMessageStartingWith("feature 4");
            });
  }

  @ParameterizedTest
  @CsvSource({"[], ''", "7, ''", "{}, /properties", "'{\"properties\":[]}', /properties"})
  void read_noFeatureAtAll_isRefusedByIndex(String json, String pointer) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            GeoJsonException.class,
            e -> {
              assertThat(e.pointer()).isEqualTo(pointer);
              assertThat(e).hasMessageStartingWith("feature 4, ");
            });
  }
}
