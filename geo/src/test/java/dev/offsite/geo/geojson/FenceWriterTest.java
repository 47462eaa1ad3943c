package dev.offsite.geo.geojson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.ActiveWindows;
import dev.offsite.geo.fence.Circle;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.HolidayRule;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.fence.Validity;
import dev.offsite.geo.fence.WeeklyWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FenceWriterTest {
  @Test
  void write_everyKindOfShape_isThisText() {
    Fence zone =
        new Fence(
            "z\"1",
            2,
            "no-entry",
            "城北",
            // Clockwise, with a counter-clockwise hole: the wrong way round for RFC 7946.
            Polygonal.parseWkt(
                "POLYGON((120 30,120 31,121 31,121 30,120 30),"
                    + "(120.2 30.2,120.4 30.2,120.4 30.4,120.2 30.2))"),
            new Validity(
                Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2027-03-01T00:00:00Z")),
            ActiveWindows.of(
                ZoneId.of("Asia/Shanghai"),
                List.of(WeeklyWindow.daily(LocalTime.of(22, 0), LocalTime.of(6, 0))),
                Set.of(LocalDate.of(2026, 10, 2), LocalDate.of(2026, 10, 1)),
                HolidayRule.INACTIVE),
            40.5,
            Map.of("b", "2", "a", "1\n"));
    Fence site = Fence.of("s", 1, "site", Circle.of(new Wgs84Position(120.5, 30.25), 75));
    Fence route =
        Fence.of(
            "r",
            1,
            "route",
            Corridor.of(
                List.of(new Wgs84Position(120, 30), new Wgs84Position(120.01, 30.0100001)), 50));
    Fence islands =
        Fence.of(
            "i",
            1,
            "zone",
            Polygonal.parseWkt("MULTIPOLYGON(((0 0,1 0,0 1,0 0)),((-2 -2,-1 -2,-2 -1,-2 -2)))"));
    assertThat(FenceWriter.write(List.of(zone, site, route, islands)))
        .isEqualTo(
            """
            {"type":"FeatureCollection","datum":"WGS84","features":[
            {"type":"Feature","properties":{"id":"z\\"1","version":2,"kind":"no-entry",\
            "name":"城北","validFrom":"2026-03-01T00:00:00Z","validTo":"2027-03-01T00:00:00Z",\
            "windows":{"zone":"Asia/Shanghai","weekly":[{"days":["MON","TUE","WED","THU","FRI",\
            "SAT","SUN"],"from":"22:00","to":"06:00"}],"holidays":["2026-10-01","2026-10-02"],\
            "onHolidays":"INACTIVE"},"speedLimitKph":40.5,"attributes":{"a":"1\\u000a","b":"2"}},\
            "geometry":{"type":"Polygon","coordinates":[[[120.0,30.0],[121.0,30.0],[121.0,31.0],\
            [120.0,31.0],[120.0,30.0]],[[120.2,30.2],[120.4,30.4],[120.4,30.2],[120.2,30.2]]]}},
            {"type":"Feature","properties":{"id":"s","version":1,"kind":"site","radiusM":75.0},\
            "geometry":{"type":"Point","coordinates":[120.5,30.25]}},
            {"type":"Feature","properties":{"id":"r","version":1,"kind":"route",\
            "halfWidthM":50.0},"geometry":{"type":"LineString","coordinates":[[120.0,30.0],\
            [120.01,30.0100001]]}},
            {"type":"Feature","properties":{"id":"i","version":1,"kind":"zone"},\
            "geometry":{"type":"MultiPolygon","coordinates":[[[[0.0,0.0],[1.0,0.0],[0.0,1.0],\
            [0.0,0.0]]],[[[-2.0,-2.0],[-1.0,-2.0],[-2.0,-1.0],[-2.0,-2.0]]]]}}
            ]}
            """);
  }

  @Test
  void write_nothing_isAnEmptyCollection() {
    assertThat(FenceReader.read(FenceWriter.write(List.of()))).isEmpty();
  }
}
