package dev.offsite.standalone.check;

import dev.offsite.pipelines.check.DeviceFigures;
import java.util.Locale;

/** How figures of a check are written for humans. */
final class Figures {

  /** A length of time in one unit. */
  static String words(long millis) {
    long length = Math.abs(millis);
    if (length == 0) {
      return "–";
    }
    if (length < 1_000) {
      return length + " ms";
    }
    if (length < 120_000) {
      return String.format(Locale.ROOT, "%.1f s", length / 1000.0);
    }
    return length < 7_200_000
        ? String.format(Locale.ROOT, "%.0f min", length / 60_000.0)
        : String.format(Locale.ROOT, "%.1f h", length / 3_600_000.0);
  }

  /** A length of time in one unit, with a sign where it is negative. */
  static String signed(long millis) {
    return millis == 0 ? "0 s" : (millis < 0 ? "-" : "") + words(millis);
  }

  /** What a clock is, in a few characters. */
  static String clock(DeviceFigures.Clock clock) {
    return switch (clock.state()) {
      case NOT_OBSERVED -> "not observed";
      case TOO_FEW -> "too few";
      case PLAUSIBLE -> "plausible";
      case AHEAD, ZONE_AHEAD -> "+" + words(clock.offsetMillis());
      case BEHIND, ZONE_BEHIND -> "-" + words(clock.offsetMillis());
      case DRIFTS -> String.format(Locale.ROOT, "%+.0f s/h", -clock.perHourS());
    };
  }

  /** A share. */
  static String percent(double share) {
    return share == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** Text of strangers without control characters, which a terminal would obey. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "·");
  }

  private Figures() {}
}
