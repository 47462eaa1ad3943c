package dev.offsite.pipelines.judge.track;

import dev.offsite.schemas.telemetry.PositionReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a truck's sensors said at one fix, packed in an int: two bits for each of load, cover, body,
 * reversing, ignition and fix, then one bit for each alarm that a rule looks at. Zero in a pair of
 * bits: the terminal did not say.
 */
public final class Signals {

  /** The terminal said nothing. */
  public static final int NONE = 0;

  private static final int COVER = 2;
  private static final int BODY = 4;
  private static final int REVERSING = 6;
  private static final int IGNITION = 8;
  private static final int FIXED = 10;
  private static final int PAIR = 0b11;
  private static final int NO = 1;
  private static final int YES = 2;

  /** The alarms that rules look at, each with its bit. Added to, never changed. */
  private static final Map<String, Integer> ALARMS =
      Map.of(
          "ANTENNA_CUT", 1 << 12,
          "ANTENNA_SHORT", 1 << 13,
          "POWER_CUT", 1 << 14,
          "POWER_LOW", 1 << 15,
          "GNSS_FAULT", 1 << 16);

  /** Packs what a report says. */
  public static int of(PositionReport report) {
    int bits =
        switch (report.load()) {
          case UNKNOWN -> 0;
          case EMPTY -> 1;
          case HALF -> 2;
          case LOADED -> 3;
        };
    bits |=
        switch (report.cover()) {
              case UNKNOWN -> 0;
              case CLOSED -> 1;
              case OPEN -> 2;
            }
            << COVER;
    bits |=
        switch (report.body()) {
              case UNKNOWN -> 0;
              case DOWN -> 1;
              case RAISED -> 2;
            }
            << BODY;
    bits |= pair(report.reversing()) << REVERSING;
    bits |= pair(report.ignitionOn()) << IGNITION;
    bits |= pair(report.fixed()) << FIXED;
    for (String alarm : report.alarms()) {
      bits |= ALARMS.getOrDefault(alarm, 0);
    }
    return bits;
  }

  /** State of the load. */
  public static PositionReport.Load load(int bits) {
    return switch (bits & PAIR) {
      case 1 -> PositionReport.Load.EMPTY;
      case 2 -> PositionReport.Load.HALF;
      case 3 -> PositionReport.Load.LOADED;
      default -> PositionReport.Load.UNKNOWN;
    };
  }

  /** State of the cover. */
  public static PositionReport.Cover cover(int bits) {
    return switch (bits >>> COVER & PAIR) {
      case 1 -> PositionReport.Cover.CLOSED;
      case 2 -> PositionReport.Cover.OPEN;
      default -> PositionReport.Cover.UNKNOWN;
    };
  }

  /** State of the tipping body. */
  public static PositionReport.Body body(int bits) {
    return switch (bits >>> BODY & PAIR) {
      case 1 -> PositionReport.Body.DOWN;
      case 2 -> PositionReport.Body.RAISED;
      default -> PositionReport.Body.UNKNOWN;
    };
  }

  /** Whether it reversed; null if not said. */
  public static @Nullable Boolean reversing(int bits) {
    return said(bits >>> REVERSING & PAIR);
  }

  /** Whether the ignition was on; null if not said. */
  public static @Nullable Boolean ignitionOn(int bits) {
    return said(bits >>> IGNITION & PAIR);
  }

  /** Whether the terminal said that it had a fix; null if not said. */
  public static @Nullable Boolean fixed(int bits) {
    return said(bits >>> FIXED & PAIR);
  }

  /**
   * Whether an alarm was raised.
   *
   * @throws IllegalArgumentException if no rule looks at this alarm, so it is not kept
   */
  public static boolean hasAlarm(int bits, String alarm) {
    Integer bit = ALARMS.get(alarm);
    if (bit == null) {
      throw new IllegalArgumentException("'" + alarm + "' is none of " + ALARMS.keySet());
    }
    return (bits & bit) != 0;
  }

  /** The alarms that were raised and are kept, sorted. */
  public static List<String> alarms(int bits) {
    return ALARMS.entrySet().stream()
        .filter(alarm -> (bits & alarm.getValue()) != 0)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static int pair(@Nullable Boolean said) {
    if (said == null) {
      return 0;
    }
    return said ? YES : NO;
  }

  private static @Nullable Boolean said(int pair) {
    return switch (pair) {
      case NO -> Boolean.FALSE;
      case YES -> Boolean.TRUE;
      default -> null;
    };
  }

  private Signals() {}
}
