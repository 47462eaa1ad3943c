package dev.offsite.schemas.reference;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The hours of a permit, in the form of a fence's windows but without holidays.
 *
 * @param zone time zone of the wall clock the windows are read on, such as {@code Asia/Shanghai}
 * @param weekly at least one
 */
public record PermitHours(String zone, List<Window> weekly) {

  private static final Pattern ZONE =
      Pattern.compile("UTC|[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*){1,2}");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  /** A day of the week, as the windows of fences name it. */
  public enum Day {
    MON,
    TUE,
    WED,
    THU,
    FRI,
    SAT,
    SUN
  }

  /**
   * One window.
   *
   * @param days on which it begins, at least one
   * @param from {@code HH:MM}, inclusive
   * @param to {@code HH:MM}, exclusive; {@code 24:00} is the end of the day; not after {@code from}
   *     means on the next day
   */
  public record Window(List<Day> days, String from, String to) {
    public Window {
      days = List.copyOf(days);
      EntryChecks.of()
          .notEmpty("days", days)
          .require(TIME.matcher(from).matches(), "from", "'" + from + "' is no time like 22:00")
          .require(
              to.equals("24:00") || TIME.matcher(to).matches(),
              "to",
              "'" + to + "' is no time like 06:00 or 24:00")
          .done();
    }

    /** The time of day at which it begins. */
    public LocalTime fromTime() {
      return LocalTime.parse(from);
    }

    /** The time of day at which it ends; midnight stands for {@code 24:00}. */
    public LocalTime toTime() {
      return to.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(to);
    }
  }

  public PermitHours {
    weekly = List.copyOf(weekly);
    EntryChecks.of()
        .require(isZone(zone), "zone", "'" + zone + "' is no time zone")
        .notEmpty("weekly", weekly)
        .done();
  }

  private static boolean isZone(String text) {
    if (!ZONE.matcher(text).matches()) {
      return false;
    }
    try {
      ZoneId.of(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
