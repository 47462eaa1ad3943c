package dev.offsite.geo.geojson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.ActiveWindows;
import dev.offsite.geo.fence.Circle;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.FenceShape;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written reads back as the same fences, field by field. */
class WriteReadTest {
  private static final FenceShape CIRCLE = Circle.of(new Wgs84Position(120, 30), 50);

  private static Fence writtenAndRead(Fence fence) {
    byte[] bytes = FenceWriter.write(List.of(fence)).getBytes(StandardCharsets.UTF_8);
    List<Fence> fences = FenceReader.read(bytes);
    assertThat(fences).hasSize(1);
    return fences.get(0);
  }

  private static Fence fence(Validity validity, ActiveWindows windows, Double limit) {
    return new Fence("a", 1, "k", "", CIRCLE, validity, windows, limit, Map.of());
  }

  private static Wgs84Position at(double lng, double lat) {
    return new Wgs84Position(lng, lat);
  }

  static Stream<FenceShape> shapes() {
    return Stream.of(
        Circle.of(at(120.12345678901234, -30.000000001), 0.5),
        Circle.of(at(-0.0, 0.0), 200_000),
        Circle.of(at(1e-9, -1e-9), 33.333333333333336),
        Circle.of(at(180, 84), 1),
        Circle.of(at(-180, -84), 1_000),
        Corridor.of(List.of(at(0, 0), at(1e-7, 0)), 0.5),
        Corridor.of(List.of(at(0, 0), at(0.1, 0.1), at(0.1, 0.1), at(0, 0)), 10_000),
        Corridor.of(List.of(at(120.00000004, 30), at(120.1, 30.123456789)), 12.5),
        // Wound as RFC 7946 asks, so equal to the first vertex.
        Polygonal.parseWkt("POLYGON((0 0,1 0,1 1,0 0))"),
        Polygonal.parseWkt("POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90))"),
        Polygonal.parseWkt("POLYGON((0 0,0.0000001 0,0 0.0000001,0 0))"),
        Polygonal.parseWkt("POLYGON((0 0,9 0,9 9,0 9,0 0),(1 1,1 2,2 2,1 1),(4 4,4 5,5 5,4 4))"),
        Polygonal.parseWkt(
            "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0),(1 1,1 2,2 2,1 1)),((9 9,10 9,10 10,9 9)))"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void writeRead_shape_isEqual(FenceShape shape) {
    Fence fence = Fence.of("a", 1, "k", shape);
    assertThat(writtenAndRead(fence)).isEqualTo(fence);
    assertThat(writtenAndRead(fence).shape().outline()).isEqualTo(shape.outline());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\"b\\c/d",
        "tab\tline\nreturn\rback\bform\fnull\0escape\u001b",
        "</script><!-- ${x} {{y}} %s",
        "\u2028\u2029\u0085\u00a0\ufeff",
        "管制区 ضبط 🚚",
        "'; DROP TABLE fences; --",
        "\\u0041",
        " leading and trailing ",
      })
  void writeRead_hostileText_isEqualInEveryField(String text) {
    Fence fence =
        new Fence(
            text,
            0,
            text,
            text,
            CIRCLE,
            Validity.ALWAYS,
            ActiveWindows.ALWAYS,
            null,
            Map.of(text, text, "", text + text));
    assertThat(writtenAndRead(fence)).isEqualTo(fence);
  }

  @Test
  void writeRead_halfASurrogatePair_survivesUtf8() {
    for (String text :
        List.of("\uD83D", "\uDE9A", "\uDE9A\uD83D", "a\uD83Db", "\uD83D\uD83D\uDE9A")) {
      assertThat(writtenAndRead(Fence.of(text, 1, text, CIRCLE)).id()).isEqualTo(text);
    }
  }

  @Test
  void writeRead_everyControlCharacter_isEqual() {
    StringBuilder all = new StringBuilder("x");
    for (char c = 0; c < 0x30; c++) {
      all.append(c);
    }
    Fence fence = Fence.of(all.toString(), 1, "k", CIRCLE);
    assertThat(writtenAndRead(fence)).isEqualTo(fence);
  }

  static Stream<Validity> validities() {
    Instant time = Instant.parse("2026-03-01T00:00:00Z");
    return Stream.of(
        Validity.ALWAYS,
        Validity.from(time),
        new Validity(Instant.MIN, time),
        new Validity(time, time.plusNanos(1)),
        new Validity(time.plusMillis(5), time.plusSeconds(59)),
        new Validity(Instant.parse("0000-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z")),
        new Validity(
            Instant.parse("-0044-03-15T00:00:00Z"), Instant.parse("+10000-01-01T00:00:00Z")));
  }

  @ParameterizedTest
  @MethodSource("validities")
  void writeRead_validity_isEqual(Validity validity) {
    Fence fence = fence(validity, ActiveWindows.ALWAYS, null);
    assertThat(writtenAndRead(fence)).isEqualTo(fence);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 1e-5, 0.1, 30, 1e7, 1.7976931348623155e308})
  void writeRead_speedLimit_isEqual(double limit) {
    Fence fence = fence(Validity.ALWAYS, ActiveWindows.ALWAYS, limit);
    assertThat(writtenAndRead(fence)).isEqualTo(fence);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
  void writeRead_version_isEqual(int version) {
    assertThat(writtenAndRead(Fence.of("a", version, "k", CIRCLE)).version()).isEqualTo(version);
  }

  @ParameterizedTest
  @EnumSource
  void writeRead_windows_areEqualUnderEveryRule(HolidayRule rule) {
    List<WeeklyWindow> weekly =
        List.of(
            new WeeklyWindow(
                Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0)),
            new WeeklyWindow(Set.of(DayOfWeek.WEDNESDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT),
            WeeklyWindow.daily(LocalTime.of(1, 2, 3, 4), LocalTime.MAX));
    for (String zone : List.of("Asia/Shanghai", "UTC", "Z", "+05:45", "GMT-3", "Europe/Berlin")) {
      for (Set<LocalDate> holidays :
          List.of(Set.<LocalDate>of(), Set.of(LocalDate.of(2026, 10, 1), LocalDate.MAX))) {
        ActiveWindows windows = ActiveWindows.of(ZoneId.of(zone), weekly, holidays, rule);
        Fence fence = fence(Validity.ALWAYS, windows, null);
        assertThat(writtenAndRead(fence)).as("%s, %s", zone, holidays).isEqualTo(fence);
      }
    }
  }

  @Test
  void writeRead_windowsWithoutAnyWindow_stayNeverActive() {
    ActiveWindows never =
        ActiveWindows.of(ZoneId.of("UTC"), List.of(), Set.of(), HolidayRule.ACTIVE);
    assertThat(writtenAndRead(fence(Validity.ALWAYS, never, null)).windows()).isEqualTo(never);
  }

  @Test
  void writeRead_clockwiseRings_coverTheSameAndThenStayTheSame() {
    Fence clockwise =
        Fence.of("a", 1, "k", Polygonal.parseWkt("POLYGON((0 0,0 9,9 9,0 0),(1 2,1 3,2 3,1 2))"));
    Fence once = writtenAndRead(clockwise);
    assertThat(
            once.shape()
                .outline()
                .toGeometry()
                .equalsTopo(clockwise.shape().outline().toGeometry()))
        .isTrue();
    assertThat(writtenAndRead(once)).isEqualTo(once);
    assertThat(FenceWriter.write(List.of(once))).isEqualTo(FenceWriter.write(List.of(clockwise)));
  }

  @Test
  void writeRead_manyVersions_keepTheirOrder() {
    List<Fence> fences =
        List.of(
            Fence.of("b", 2, "k", CIRCLE),
            Fence.of("a", 1, "k", CIRCLE),
            Fence.of("b", 1, "k", CIRCLE),
            Fence.of("b ", 1, "k", CIRCLE));
    assertThat(FenceReader.read(FenceWriter.write(fences))).isEqualTo(fences);
  }

  @Test
  void write_attributes_areSortedSoThatEqualFencesAreEqualTexts() {
    Fence fence =
        new Fence(
            "a",
            1,
            "k",
            "",
            CIRCLE,
            Validity.ALWAYS,
            ActiveWindows.ALWAYS,
            null,
            Map.of("c", "3", "a", "1", "b", "2"));
    assertThat(FenceWriter.write(List.of(fence)))
        .contains("\"attributes\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}");
  }
}
