package dev.offsite.pipelines.cases;

import java.util.List;

/**
 * What is known of a case that others may name as their main case.
 *
 * @param knownUntilMs until when its candidate counts as known, milliseconds since the epoch; 0 if
 *     it has not come
 * @param held feedback that waits for it, at most {@link CaseFold#HELD_MAX}
 */
public record MainCase(long knownUntilMs, List<CaseFile.Held> held) {

  static final MainCase UNKNOWN = new MainCase(0, List.of());

  public MainCase {
    held = List.copyOf(held);
  }

  boolean isKnown() {
    return knownUntilMs > 0;
  }
}
