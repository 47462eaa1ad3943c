package dev.offsite.pipelines.reference;

import dev.offsite.geo.fence.ActiveWindows;
import dev.offsite.geo.fence.HolidayRule;
import dev.offsite.geo.fence.WeeklyWindow;
import dev.offsite.schemas.reference.PermitHours;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the hours of a permit as windows of time, as those of a fence are. */
public final class PermitHoursWindows {

  /** The windows, in the zone of the permit, the same on holidays. */
  public static ActiveWindows of(PermitHours hours) {
    List<WeeklyWindow> weekly = hours.weekly().stream().map(PermitHoursWindows::window).toList();
    return ActiveWindows.of(ZoneId.of(hours.zone()), weekly, Set.of(), HolidayRule.AS_WEEKDAY);
  }

  private static WeeklyWindow window(PermitHours.Window window) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    window.days().forEach(day -> days.add(dayOfWeek(day)));
    return new WeeklyWindow(days, window.fromTime(), window.toTime());
  }

  private static DayOfWeek dayOfWeek(PermitHours.Day day) {
    return switch (day) {
      case MON -> DayOfWeek.MONDAY;
      case TUE -> DayOfWeek.TUESDAY;
      case WED -> DayOfWeek.WEDNESDAY;
      case THU -> DayOfWeek.THURSDAY;
      case FRI -> DayOfWeek.FRIDAY;
      case SAT -> DayOfWeek.SATURDAY;
      case SUN -> DayOfWeek.SUNDAY;
    };
  }

  private PermitHoursWindows() {}
}
