package dev.offsite.schemas.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who handles cases in one area, and which matters it may enforce there.
 *
 * <p>Powers are handed down to streets matter by matter, each with a day from which it holds; what
 * a street may not enforce is handled one level up. The version that counts is the one in force at
 * the time of the act.
 *
 * @param areaId the area, as a place names its jurisdiction: id of a fence, or what a site says
 * @param squad who goes there
 * @param matters the matters it may enforce, in the words of the rules; empty if all
 * @param parentAreaId the area one level up; null if the fences say it, or there is none
 */
public record Authority(
    String id,
    int version,
    Validity validity,
    String areaId,
    String squad,
    List<String> matters,
    @Nullable String parentAreaId)
    implements ReferenceEntry {
  public Authority {
    matters = matters == null ? List.of() : List.copyOf(matters);
    EntryChecks checks =
        EntryChecks.of(id, version, validity)
            .text("areaId", areaId)
            .text("squad", squad)
            .textOrNull("parentAreaId", parentAreaId)
            .require(!areaId.equals(parentAreaId), "parentAreaId", "is the area itself: " + areaId);
    for (String matter : matters) {
      checks.text("matters", matter);
    }
    checks.done();
  }

  /** Whether it may enforce a matter. */
  public boolean enforces(String matter) {
    return matters.isEmpty() || matters.contains(matter);
  }
}
