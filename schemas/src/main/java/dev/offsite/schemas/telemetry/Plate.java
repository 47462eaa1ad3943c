package dev.offsite.schemas.telemetry;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number plate as a camera read it.
 *
 * @param text characters of the plate; a placeholder such as 无牌 stays as it was sent
 * @param color colour in the device's words, such as {@code BLUE}, {@code YELLOW}; null if not said
 * @param confidence 0 to 1; null if the camera does not say
 */
public record Plate(String text, @Nullable String color, @Nullable Double confidence) {
  public Plate {
    Objects.requireNonNull(text, "text");
  }
}
