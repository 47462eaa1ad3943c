package dev.offsite.geo.geojson;

import dev.offsite.geo.fence.ActiveWindows;
import dev.offsite.geo.fence.HolidayRule;
import dev.offsite.geo.fence.WeeklyWindow;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the property {@code windows}. */
final class WindowsReader {
  private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final Set<String> MEMBERS = Set.of("zone", "weekly", "holidays", "onHolidays");
  private static final Set<String> WEEKLY_MEMBERS = Set.of("days", "from", "to");

  private WindowsReader() {}

  static ActiveWindows read(JsonNode node) {
    FeatureReader.refuseUnknown(node, MEMBERS);
    ZoneId zone = zone(node.required("zone"));
    List<WeeklyWindow> weekly = new ArrayList<>();
    JsonNode list = node.member("weekly");
    for (int i = 0; !list.isMissing() && i < list.length(); i++) {
      weekly.add(window(list.item(i)));
    }
    Set<LocalDate> holidays = new TreeSet<>();
    JsonNode dates = node.member("holidays");
    for (int i = 0; !dates.isMissing() && i < dates.length(); i++) {
      holidays.add(date(dates.item(i)));
    }
    JsonNode rule = node.member("onHolidays");
    if (rule.isMissing() && !holidays.isEmpty()) {
      throw rule.fault("is missing, but there are holidays");
    }
    HolidayRule onHolidays =
        rule.isMissing() ? HolidayRule.AS_WEEKDAY : rule.constant(HolidayRule.class);
    return ActiveWindows.of(zone, weekly, holidays, onHolidays);
  }

  static String dayName(DayOfWeek day) {
    return DAYS.get(day.getValue() - 1);
  }

  private static WeeklyWindow window(JsonNode node) {
    FeatureReader.refuseUnknown(node, WEEKLY_MEMBERS);
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    JsonNode names = node.required("days");
    for (int i = 0; i < names.length(); i++) {
      int day = DAYS.indexOf(names.item(i).text());
      if (day < 0) {
        throw names.item(i).fault("\"" + names.item(i).text() + "\" is none of " + DAYS);
      }
      days.add(DayOfWeek.of(day + 1));
    }
    if (days.isEmpty()) {
      throw names.fault("is empty");
    }
    JsonNode to = node.required("to");
    LocalTime end = to.text().equals("24:00") ? LocalTime.MIDNIGHT : time(to);
    return new WeeklyWindow(days, time(node.required("from")), end);
  }

  private static ZoneId zone(JsonNode node) {
    try {
      return ZoneId.of(node.text());
    } catch (DateTimeException e) {
      throw node.fault("\"" + node.text() + "\" is no time zone", e);
    }
  }

  private static LocalDate date(JsonNode node) {
    try {
      return LocalDate.parse(node.text());
    } catch (DateTimeException e) {
      throw node.fault("\"" + node.text() + "\" is no date like 2026-10-01", e);
    }
  }

  private static LocalTime time(JsonNode node) {
    try {
      return LocalTime.parse(node.text());
    } catch (DateTimeException e) {
      throw node.fault("\"" + node.text() + "\" is no time like 22:00", e);
    }
  }
}
