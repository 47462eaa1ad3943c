package dev.offsite.simulators.truth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who crossed a scale with a plate that no camera could read.
 *
 * @param plate of the truck; null if it is none of the fleet
 * @param others plates of the trucks that may have been there as well, by what their terminals say
 * @param named whether its track must (true) or must not (false) name it; null where chance decides
 */
public record Passer(@Nullable String plate, List<String> others, @Nullable Boolean named) {

  public Passer {
    others = others == null ? List.of() : List.copyOf(others);
  }

  /** The same, where nobody knows whether what was said of it came through as it was. */
  public Passer withUncertainRecord() {
    return new Passer(plate, others, null);
  }
}
