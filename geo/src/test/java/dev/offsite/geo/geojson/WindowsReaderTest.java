package dev.offsite.geo.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.geo.fence.ActiveWindows;
import dev.offsite.geo.fence.HolidayRule;
import dev.offsite.geo.fence.WeeklyWindow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The property {@code windows}, member by member. */
class WindowsReaderTest {
  private static ActiveWindows read(String json) {
    return WindowsReader.read(JsonNode.root(JsonText.parse(json)));
  }

  private static WeeklyWindow onlyWindow(String window) {
    return read("{\"zone\":\"UTC\",\"weekly\":[" + window + "]}").weekly().get(0);
  }

  @Test
  void read_zoneOnly_isNeverActive() {
    ActiveWindows windows = read("{\"zone\":\"Asia/Shanghai\"}");
    assertThat(windows)
        .isEqualTo(
            ActiveWindows.of(
                ZoneId.of("Asia/Shanghai"), List.of(), Set.of(), HolidayRule.AS_WEEKDAY));
    assertThat(windows.isActive(java.time.Instant.EPOCH)).isFalse();
  }

  @Test
  void read_nullMembers_areAbsentOnes() {
    assertThat(read("{\"zone\":\"UTC\",\"weekly\":null,\"holidays\":null,\"onHolidays\":null}"))
        .isEqualTo(read("{\"zone\":\"UTC\"}"))
        .isEqualTo(read("{\"zone\":\"UTC\",\"weekly\":[],\"holidays\":[]}"));
  }

  @ParameterizedTest
  @CsvSource({"MON, 1", "TUE, 2", "WED, 3", "THU, 4", "FRI, 5", "SAT, 6", "SUN, 7"})
  void read_dayName_isItsIsoDay(String name, int isoDay) {
    WeeklyWindow window =
        onlyWindow("{\"days\":[\"" + name + "\"],\"from\":\"01:00\",\"to\":\"02:00\"}");
    assertThat(window.days()).containsExactly(DayOfWeek.of(isoDay));
    assertThat(WindowsReader.dayName(DayOfWeek.of(isoDay))).isEqualTo(name);
  }

  @Test
  void read_daysRepeatedAndUnordered_areASet() {
    assertThat(
            onlyWindow("{\"days\":[\"SUN\",\"MON\",\"SUN\"],\"from\":\"01:00\",\"to\":\"02:00\"}")
                .days())
        .isEqualTo(EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
  }

  @ParameterizedTest
  @CsvSource({
    "00:00, 24:00, 00:00, 00:00, true",
    "00:00, 00:00, 00:00, 00:00, true",
    "22:00, 24:00, 22:00, 00:00, true",
    "22:00, 06:00, 22:00, 06:00, true",
    "06:00, 22:00, 06:00, 22:00, false",
    "06:00:30, 06:00:31, 06:00:30, 06:00:31, false",
    "23:59:59.999999999, 23:59, 23:59:59.999999999, 23:59, true",
  })
  void read_timesOfAWindow_areLocalTimes(
      String from, String to, LocalTime start, LocalTime end, boolean crosses) {
    WeeklyWindow window =
        onlyWindow("{\"days\":[\"MON\"],\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
    assertThat(window).isEqualTo(new WeeklyWindow(Set.of(DayOfWeek.MONDAY), start, end));
    assertThat(window.crossesMidnight()).isEqualTo(crosses);
  }

  @ParameterizedTest
  @EnumSource
  void read_everyHolidayRule_isKnownByItsName(HolidayRule rule) {
    ActiveWindows windows =
        read(
            "{\"zone\":\"UTC\",\"holidays\":[\"2026-10-02\",\"2024-02-29\",\"2026-10-02\"],"
                + "\"onHolidays\":\""
                + rule
                + "\"}");
    assertThat(windows.onHolidays()).isEqualTo(rule);
    assertThat(windows.holidays())
        .containsExactly(LocalDate.of(2024, 2, 29), LocalDate.of(2026, 10, 2));
  }

  @ParameterizedTest
  @CsvSource({"weekly, 7", "holidays, {}"})
  void read_listThatIsNone_isRefused(String member, String value) {
    String json = "{\"zone\":\"UTC\",\"" + member + "\":" + value + "}";
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            GeoJsonException.class,
            e -> {
              assertThat(e.pointer()).isEqualTo("/" + member);
              assertThat(e.reason()).isEqualTo("is not an array");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "UTC"        | null            | /zone          | is missing
          "UTC"        | ""              | /zone          | "" is no time zone
          "UTC"        | "asia/shanghai" | /zone          | "asia/shanghai" is no time zone
          "UTC"        | "+25:00"        | /zone          | "+25:00" is no time zone
          "UTC"        | 8               | /zone          | is not a text
          ["MON"]      | []              | /weekly/1/days | is empty
          ["MON"]      | null            | /weekly/1/days | is missing
          ["MON"]      | "MON"           | /weekly/1/days | is not an array
          ["MON"]      | ["mon"]         | /weekly/1/days/0 | "mon" is none of [MON, TUE, WED, THU, FRI, SAT, SUN]
          ["MON"]      | ["MON","MONDAY"] | /weekly/1/days/1 | "MONDAY" is none of [MON, TUE, WED, THU, FRI, SAT, SUN]
          ["MON"]      | [1]             | /weekly/1/days/0 | is not a text
          "08:00"      | null            | /weekly/1/from | is missing
          "08:00"      | "24:00"         | /weekly/1/from | "24:00" is no time like 22:00
          "08:00"      | "8:00"          | /weekly/1/from | "8:00" is no time like 22:00
          "08:00"      | 800             | /weekly/1/from | is not a text
          "17:00"      | null            | /weekly/1/to   | is missing
          "17:00"      | "24:01"         | /weekly/1/to   | "24:01" is no time like 22:00
          "17:00"      | "24:00:00"      | /weekly/1/to   | "24:00:00" is no time like 22:00
          "17:00"      | "17:60"         | /weekly/1/to   | "17:60" is no time like 22:00
          "2026-10-01" | "2026-02-29"    | /holidays/0    | "2026-02-29" is no date like 2026-10-01
          "2026-10-01" | "20261001"      | /holidays/0    | "20261001" is no date like 2026-10-01
          "2026-10-01" | 20261001        | /holidays/0    | is not a text
          "ACTIVE"     | null            | /onHolidays    | is missing, but there are holidays
          "ACTIVE"     | "Active"        | /onHolidays    | "Active" is none of [AS_WEEKDAY, AS_SUNDAY, INACTIVE, ACTIVE]
          """)
  void read_faultyMember_namesPointerAndReason(
      String good, String bad, String pointer, String reason) {
    String json =
        "{\"zone\":\"UTC\",\"weekly\":[{\"days\":[\"TUE\"],\"from\":\"09:00\",\"to\":\"16:00\"},"
            + "{\"days\":[\"MON\"],\"from\":\"08:00\",\"to\":\"17:00\"}],"
            + "\"holidays\":[\"2026-10-01\"],\"onHolidays\":\"ACTIVE\"}";
    assertThat(read(json).weekly()).hasSize(2);
    assertThat(json).contains(good);
    assertThatThrownBy(() -> read(json.replace(good, bad)))
        .isInstanceOfSatisfying(
            GeoJsonException.class,
            e -> {
              assertThat(e.pointer()).isEqualTo(pointer);
              assertThat(e.reason()).isEqualTo(reason);
            });
  }
}
