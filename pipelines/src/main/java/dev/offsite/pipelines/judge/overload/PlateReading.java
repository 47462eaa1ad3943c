package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.telemetry.Plate;
import java.util.List;
import java.util.Locale;

/** Whether a camera really read a plate. */
final class PlateReading {

  /** How a placeholder begins that is long enough for a plate. No plate begins like that. */
  private static final List<String> PLACEHOLDERS = List.of("无", "未", "UNKNOWN", "NOPLATE");

  /** The shortest Chinese plate: one character for the province and six signs (GA 36). */
  private static final int LENGTH_MIN = 7;

  /** The text of the plate, or null if it is missing, too short or a placeholder. */
  static String textOf(Plate plate) {
    if (plate == null) {
      return null;
    }
    String text = plate.text().strip();
    boolean isReading =
        text.length() >= LENGTH_MIN
            && text.chars().distinct().count() > 1 // not 0000000 or *******
            && PLACEHOLDERS.stream().noneMatch(text.toUpperCase(Locale.ROOT)::startsWith);
    return isReading ? text : null;
  }

  private PlateReading() {}
}
