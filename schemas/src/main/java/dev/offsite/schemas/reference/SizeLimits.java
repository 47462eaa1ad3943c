package dev.offsite.schemas.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The size limits of one law, and its steps for what is larger.
 *
 * @param basis the law
 * @param heightM height above the road; null if it sets none
 * @param widthM width over all; null if it sets none
 * @param lengthM length over all; null if it sets none
 * @param bands its steps in rising order; empty if it has none
 */
public record SizeLimits(
    String id,
    int version,
    Validity validity,
    String basis,
    @Nullable Double heightM,
    @Nullable Double widthM,
    @Nullable Double lengthM,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SizeBand> bands)
    implements ReferenceEntry {

  /**
   * One step: what is not larger than it in any direction.
   *
   * @param code short name
   * @param heightMUpTo largest height that still belongs to it, inclusive; null if any
   * @param widthMUpTo largest width that still belongs to it, inclusive; null if any
   * @param lengthMUpTo largest length that still belongs to it, inclusive; null if any
   */
  public record SizeBand(
      String code,
      @Nullable Double heightMUpTo,
      @Nullable Double widthMUpTo,
      @Nullable Double lengthMUpTo) {
    public SizeBand {
      EntryChecks.of()
          .text("code", code)
          .above("heightMUpTo", heightMUpTo, 0)
          .above("widthMUpTo", widthMUpTo, 0)
          .above("lengthMUpTo", lengthMUpTo, 0)
          .done();
    }

    private boolean holdsEverything() {
      return heightMUpTo == null && widthMUpTo == null && lengthMUpTo == null;
    }

    private boolean reachesBeyond(SizeBand lower) {
      return isNotBelow(heightMUpTo, lower.heightMUpTo)
          && isNotBelow(widthMUpTo, lower.widthMUpTo)
          && isNotBelow(lengthMUpTo, lower.lengthMUpTo)
          && !equals(new SizeBand(code, lower.heightMUpTo, lower.widthMUpTo, lower.lengthMUpTo));
    }

    private static boolean isNotBelow(@Nullable Double upTo, @Nullable Double lower) {
      return upTo == null || (lower != null && upTo >= lower);
    }
  }

  public SizeLimits {
    bands = bands == null ? List.of() : List.copyOf(bands);
    EntryChecks checks =
        EntryChecks.of(id, version, validity)
            .text("basis", basis)
            .above("heightM", heightM, 0)
            .above("widthM", widthM, 0)
            .above("lengthM", lengthM, 0);
    for (int i = 0; i < bands.size(); i++) {
      SizeBand band = Objects.requireNonNull(bands.get(i), "band");
      boolean last = i + 1 == bands.size();
      checks.require(
          last == band.holdsEverything(),
          "bands",
          "band '" + band.code() + "': the last band has no upTo, every other has one");
      checks.require(
          i == 0 || band.reachesBeyond(bands.get(i - 1)),
          "bands",
          "band '" + band.code() + "' does not reach beyond the one before it");
    }
    checks.done();
  }
}
