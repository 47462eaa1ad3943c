package dev.offsite.schemas.cases;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who has to handle a case, by the authorities in force at the time of the act.
 *
 * @param matter the matter asked for
 * @param jurisdiction the area of the place; null if no area covers it
 * @param area the area whose authority may enforce the matter; null if nobody may
 * @param authority id and version of it, as in {@code jiubao/2}; null if nobody may
 * @param squad its squad; null if nobody may
 * @param levelsUp how many levels above the place's own area it is; 0 if nobody may
 */
public record Responsible(
    String matter,
    @Nullable String jurisdiction,
    @Nullable String area,
    @Nullable String authority,
    @Nullable String squad,
    int levelsUp) {
  public Responsible {
    Objects.requireNonNull(matter, "matter");
  }
}
