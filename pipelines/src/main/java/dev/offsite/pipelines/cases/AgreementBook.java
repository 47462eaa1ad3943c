package dev.offsite.pipelines.cases;

import dev.offsite.schemas.cases.RulePrecision;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How people judged the cases of one scope in the days of the window. Pure; each step makes the
 * next.
 *
 * @param days counts by day, as {@code 2026-03-01}; at most the days of the window and the day
 *     after it, which a clock ahead of ours may name
 */
public record AgreementBook(
    String ruleId, @Nullable String siteId, @Nullable String deviceId, Map<String, Day> days) {

  /** Where dismissals are counted whose reason is one too many. */
  static final String OTHER_REASON = "OTHER";

  /** A town's list has a dozen; a mistyped one must not grow the state. */
  static final int REASONS_MAX = 50;

  public AgreementBook {
    Objects.requireNonNull(ruleId, "ruleId");
    days = Collections.unmodifiableMap(new TreeMap<>(days));
  }

  /** The counts of one day. */
  public record Day(long accepted, long dismissed, long duplicates, Map<String, Long> reasons) {
    public Day {
      reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    }

    static final Day NONE = new Day(0, 0, 0, Map.of());

    boolean isEmpty() {
      return accepted == 0 && dismissed == 0 && duplicates == 0;
    }

    Day plus(AgreementChange change) {
      int by = change.change();
      return switch (change.verdict()) {
        case ACCEPTED -> new Day(accepted + by, dismissed, duplicates, reasons);
        case DUPLICATE -> new Day(accepted, dismissed, duplicates + by, reasons);
        case DISMISSED ->
            new Day(accepted, dismissed + by, duplicates, reasonsPlus(change.reason(), by));
      };
    }

    private Map<String, Long> reasonsPlus(@Nullable String reason, int by) {
      Map<String, Long> next = new TreeMap<>(reasons);
      boolean isKept =
          reason != null && (next.containsKey(reason) || (by > 0 && next.size() < REASONS_MAX));
      String key = isKept ? reason : OTHER_REASON;
      next.merge(key, (long) by, Long::sum);
      next.values().removeIf(count -> count == 0);
      return next;
    }
  }

  static AgreementBook empty(AgreementChange change) {
    return new AgreementBook(change.ruleId(), change.siteId(), change.deviceId(), Map.of());
  }

  /** With one change; a day that the window has left is as before. */
  AgreementBook plus(AgreementChange change, LocalDate today, int windowDays) {
    if (LocalDate.parse(change.day()).isBefore(firstDay(today, windowDays))) {
      return this;
    }
    Map<String, Day> next = new TreeMap<>(days);
    next.put(change.day(), next.getOrDefault(change.day(), Day.NONE).plus(change));
    next.values().removeIf(Day::isEmpty);
    return new AgreementBook(ruleId, siteId, deviceId, next);
  }

  /** Without the days that the window has left. */
  AgreementBook at(LocalDate today, int windowDays) {
    Map<String, Day> next = new TreeMap<>(days);
    String first = firstDay(today, windowDays).toString();
    next.keySet().removeIf(day -> day.compareTo(first) < 0);
    return new AgreementBook(ruleId, siteId, deviceId, next);
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  RulePrecision precision(LocalDate today, int windowDays) {
    long accepted = 0;
    long dismissed = 0;
    long duplicates = 0;
    Map<String, Long> reasons = new TreeMap<>();
    for (Day day : days.values()) {
      accepted += day.accepted();
      dismissed += day.dismissed();
      duplicates += day.duplicates();
      day.reasons().forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    }
    long judged = accepted + dismissed;
    return new RulePrecision(
        ruleId,
        siteId,
        deviceId,
        windowDays,
        today.toString(),
        accepted,
        dismissed,
        duplicates,
        judged == 0 ? null : (double) accepted / judged,
        reasons);
  }

  private static LocalDate firstDay(LocalDate today, int windowDays) {
    return today.minusDays(windowDays - 1L);
  }
}
