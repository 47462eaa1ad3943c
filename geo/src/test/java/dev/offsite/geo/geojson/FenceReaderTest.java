package dev.offsite.geo.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.geo.Gcj02Position;
import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.ActiveWindows;
import dev.offsite.geo.fence.Circle;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.HolidayRule;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.fence.Validity;
import dev.offsite.geo.fence.WeeklyWindow;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FenceReaderTest {
  private static final String SQUARE =
      "{\"type\":\"Polygon\",\"coordinates\":[[[120,30],[120.1,30],[120.1,30.2],[120,30.2],[120,30]]]}";

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"datum\":\"WGS84\",\"features\":["
        + String.join(",", features)
        + "]}";
  }

  private static String feature(String properties, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":" + geometry + "}";
  }

  @Test
  void read_everyProperty_isKept() {
    String properties =
        """
        {"id":"zone-7","version":3,"kind":"no-entry","name":"城北禁区",
         "validFrom":"2026-03-01T00:00:00+08:00","validTo":"2027-03-01T00:00:00+08:00",
         "windows":{"zone":"Asia/Shanghai",
           "weekly":[{"days":["MON","FRI"],"from":"22:00","to":"06:00"},
                     {"days":["SUN"],"from":"00:00","to":"24:00"}],
           "holidays":["2026-10-01"],"onHolidays":"AS_SUNDAY"},
         "speedLimitKph":30,"attributes":{"owner":"urban/\\u7ba1"}}
        """;
    List<Fence> fences = FenceReader.read(collection(feature(properties, SQUARE)));
    ActiveWindows windows =
        ActiveWindows.of(
            ZoneId.of("Asia/Shanghai"),
            List.of(
                new WeeklyWindow(
                    Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    LocalTime.of(22, 0),
                    LocalTime.of(6, 0)),
                new WeeklyWindow(Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
            Set.of(LocalDate.of(2026, 10, 1)),
            HolidayRule.AS_SUNDAY);
    assertThat(fences)
        .containsExactly(
            new Fence(
                "zone-7",
                3,
                "no-entry",
                "城北禁区",
                Polygonal.parseWkt("POLYGON((120 30,120.1 30,120.1 30.2,120 30.2,120 30))"),
                new Validity(
                    Instant.parse("2026-02-28T16:00:00Z"), Instant.parse("2027-02-28T16:00:00Z")),
                windows,
                30.0,
                Map.of("owner", "urban/管")));
  }

  @Test
  void read_foreignMembersOutsideProperties_areIgnored() {
    String plain = collection(feature("{\"id\":\"a\",\"kind\":\"k\"}", SQUARE));
    String foreign =
        plain
            .replace("\"datum\"", "\"source\":[1,[2]],\"datum\"")
            .replace("\"properties\"", "\"bbox\":[1,2,3,4],\"properties\"");
    assertThat(FenceReader.read(foreign)).isEqualTo(FenceReader.read(plain));
  }

  @Test
  void read_pointAndLine_becomeCircleAndCorridor() {
    String json =
        collection(
            feature(
                "{\"id\":1,\"kind\":\"site\",\"radiusM\":50}",
                "{\"type\":\"Point\",\"coordinates\":[120,30,7]}"),
            feature(
                "{\"id\":\"r\",\"kind\":\"route\",\"halfWidthM\":25}",
                "{\"type\":\"LineString\",\"coordinates\":[[120,30],[120.01,30.02]]}"));
    assertThat(FenceReader.read(json.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(
            Fence.of("1", 1, "site", Circle.of(new Wgs84Position(120, 30), 50)),
            Fence.of(
                "r",
                1,
                "route",
                Corridor.of(
                    List.of(new Wgs84Position(120, 30), new Wgs84Position(120.01, 30.02)), 25)));
  }

  @Test
  void read_gcj02Document_isConvertedToWgs84() {
    Wgs84Position truth = new Wgs84Position(120.1536, 30.2650);
    Gcj02Position shifted = Gcj02Position.of(truth);
    String json =
        collection(
                feature(
                    "{\"id\":1,\"kind\":\"site\",\"radiusM\":50}",
                    "{\"type\":\"Point\",\"coordinates\":["
                        + shifted.lng()
                        + ","
                        + shifted.lat()
                        + "]}"))
            .replace("WGS84", "GCJ02");
    Circle circle = (Circle) FenceReader.read(json).get(0).shape();
    assertThat(Geodesics.distanceM(circle.centre(), truth)).isLessThan(0.001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "datum":"WGS84"      | "datum":"ED50"      | /datum | /datum
          "datum":"WGS84",     | ``                  | /datum | /datum
          FeatureCollection    | Feature             | /type  | FeatureCollection
          "type":"Feature",    | ``                  | /features/0/type | feature 0 (a)
          "id":"a",            | ``                  | /features/0/properties/id | feature 0
          "kind":"k"           | "kind":7            | /features/0/properties/kind | feature 0 (a)
          "kind":"k"           | "kind":" "          | /features/0/properties | kind of a fence is blank
          "version":2          | "version":2.5       | /features/0/properties/version | whole number
          "version":2          | "speedLimitKph":0   | /features/0/properties | not above 0
          "version":2          | "validTo":"2026-01-01" | /features/0/properties/validTo | RFC 3339
          "version":2          | "validFrom":"2026-01-02T00:00:00Z","validTo":"2026-01-01T00:00:00Z" | /features/0/properties/validTo | is not after
          "version":2          | "attributes":{"a/b":1} | /features/0/properties/attributes/a~1b | is not a text
          "version":2          | "windows":{"zone":"Mars/Olympus"} | /features/0/properties/windows/zone | no time zone
          "version":2          | "windows":{"zone":"UTC","weekly":[{"days":["MO"]}]} | /features/0/properties/windows/weekly/0/days/0 | "MO"
          "version":2          | "windows":{"zone":"UTC","holidays":["2026-02-30"]} | /features/0/properties/windows/holidays/0 | no date
          "version":2          | "windows":{"zone":"UTC","holidays":["2026-02-28"]} | /features/0/properties/windows/onHolidays | is missing
          "version":2          | "windws":{"zone":"UTC"} | /features/0/properties/windws | feature 0 (a), /features/0/properties/windws: is not known
          "version":2          | "a/b":null          | /features/0/properties/a~1b | attributes
          "version":2          | "windows":{"zone":"UTC","weekley":[]} | /features/0/properties/windows/weekley | feature 0 (a)
          "version":2          | "windows":{"zone":"UTC","weekly":[{"days":["MON"],"from":"00:00","to":"24:00","too":1}]} | /features/0/properties/windows/weekly/0/too | feature 0 (a)
          [120.1,30.2]         | [120.1,"30.2"]      | /features/0/geometry/coordinates/0/2 | not a position
          [120.1,30.2]         | [120.1,90.2]        | /features/0/geometry/coordinates/0/2 | lat 90.2
          ,[120,30]]]          | ]]                  | /features/0/geometry/coordinates/0 | not closed
          "Polygon"            | "Point"             | /features/0/geometry/coordinates | not a position
          "Polygon"            | "Circle"            | /features/0/geometry/type | cannot be a fence
          [120.1,30],[120.1,30.2],[120,30.2] | [120.1,30.2],[120.1,30],[120,30.2] | /features/0/geometry | Self-intersection at lng 120.05
          """)
  void read_faultyDocument_namesPlaceAndReason(
      String good, String bad, String pointer, String named) {
    String json = collection(feature("{\"id\":\"a\",\"kind\":\"k\",\"version\":2}", SQUARE));
    assertThat(FenceReader.read(json)).hasSize(1);
    assertThat(json).contains(good);
    assertThatThrownBy(() -> FenceReader.read(json.replace(good, bad)))
        .isInstanceOf(GeoJsonException.class)
        .hasMessageContaining(named)
        .satisfies(e -> assertThat(((GeoJsonException) e).pointer()).isEqualTo(pointer));
  }
}
