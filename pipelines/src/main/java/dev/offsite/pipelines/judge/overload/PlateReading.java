package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.telemetry.Plate;
import java.util.Set;

/** Whether a camera really read a plate. */
final class PlateReading {

  /** What controllers send in place of a plate. */
  private static final Set<String> PLACEHOLDERS =
      Set.of("无牌", "无牌车", "未识别", "无", "NONE", "UNKNOWN", "NULL", "-");

  /** The shortest Chinese plate: one character for the province and six signs (GA 36). */
  private static final int LENGTH_MIN = 7;

  /** The text of the plate, or null if it is missing, too short or a placeholder. */
  static String textOf(Plate plate) {
    if (plate == null) {
      return null;
    }
    String text = plate.text().strip();
    return text.length() < LENGTH_MIN || PLACEHOLDERS.contains(text) ? null : text;
  }

  private PlateReading() {}
}
