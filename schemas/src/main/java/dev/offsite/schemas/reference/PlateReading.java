package dev.offsite.schemas.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * When the text of a camera is a plate, and which plates are those of emergency vehicles.
 *
 * @param basis where the figures come from
 * @param lengthMin characters of the shortest plate
 * @param placeholders how texts begin that cameras send in place of a plate; upper and lower case
 *     are one
 * @param emergencyEndings how plates of emergency vehicles end, such as 应急
 */
public record PlateReading(
    String id,
    int version,
    Validity validity,
    String basis,
    int lengthMin,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> placeholders,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> emergencyEndings)
    implements ReferenceEntry {
  public PlateReading {
    placeholders = placeholders == null ? List.of() : List.copyOf(placeholders);
    emergencyEndings = emergencyEndings == null ? List.of() : List.copyOf(emergencyEndings);
    EntryChecks checks =
        EntryChecks.of(id, version, validity)
            .text("basis", basis)
            .atLeast("lengthMin", lengthMin, 1);
    placeholders.forEach(beginning -> checks.text("placeholders", beginning));
    emergencyEndings.forEach(ending -> checks.text("emergencyEndings", ending));
    checks.done();
  }
}
