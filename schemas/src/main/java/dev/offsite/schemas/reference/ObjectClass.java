package dev.offsite.schemas.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a class of objects means; the id is the class in the words of the detection models.
 *
 * <p>Where a field of the law is null, the rule that made the candidate says it.
 *
 * @param family classes of one family may be one object, seen differently; a class without an entry
 *     is a family of its own
 * @param unspecific whether it only says that something lies there, such as a heap of unknown
 *     waste: a class of the family that says more counts in its place
 * @param basis article that forbids it
 * @param matter the matter a department is authorised for
 * @param department who decides; for what nobody can tell, the desk that coordinates
 * @param severity 1 (light) to 5 (grave)
 */
public record ObjectClass(
    String id,
    int version,
    Validity validity,
    String family,
    boolean unspecific,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String basis,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String matter,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String department,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer severity)
    implements ReferenceEntry {
  public ObjectClass {
    EntryChecks checks =
        EntryChecks.of(id, version, validity)
            .id("family", family)
            .textOrNull("basis", basis)
            .textOrNull("matter", matter)
            .textOrNull("department", department);
    if (severity != null) {
      checks.within("severity", severity, 1, 5);
    }
    checks.done();
  }
}
