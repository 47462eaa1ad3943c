package dev.offsite.pipelines.judge;

import dev.offsite.schemas.reference.PlateReading;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.Plate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a camera really read a plate. Pure; thread-safe. */
public final class PlateReader {

  /**
   * What releases of reference data go by that were published before they could say it. The
   * shortest Chinese plate has one character for the province and six signs (GA 36); a placeholder
   * may be as long, but no plate begins like one.
   */
  private static final PlateReading UNLESS_SAID =
      new PlateReading(
          "unless-said",
          1,
          new Validity(Instant.EPOCH, null),
          "GA 36",
          7,
          List.of("无", "未", "UNKNOWN", "NOPLATE"),
          List.of());

  private final PlateReading reading;

  /**
   * A reader.
   *
   * @param reading what the reference data says a plate is; empty for releases that do not
   */
  public PlateReader(Optional<PlateReading> reading) {
    this.reading = reading.orElse(UNLESS_SAID);
  }

  /** The text of the plate, or null if it is missing, too short or a placeholder. */
  public @Nullable String textOf(@Nullable Plate plate) {
    if (plate == null) {
      return null;
    }
    String text = plate.text().strip();
    boolean isReading =
        text.length() >= reading.lengthMin()
            && text.chars().distinct().count() > 1 // not 0000000 or *******
            && reading.placeholders().stream()
                .map(PlateReader::upperCase)
                .noneMatch(upperCase(text)::startsWith);
    return isReading ? text : null;
  }

  /** Independent of the language of the machine: in Turkish, the capital of i is no I. */
  private static String upperCase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
