package dev.offsite.schemas.reference;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in reference data.
 *
 * @param file name of the file, or the Kafka key
 * @param index position of the entry in the file, from 0; null if the fault is not in one entry
 * @param id id of that entry; null if it has no readable one
 * @param pointer JSON Pointer from the root of the file
 * @param detail what is there and what must be
 */
public record ReferenceFault(
    String file, @Nullable Integer index, @Nullable String id, String pointer, String detail) {
  public ReferenceFault {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(detail, "detail");
  }

  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(file).append(": ");
    if (index != null) {
      line.append("entry ").append(index);
      if (id != null) {
        line.append(" ('").append(id).append("')");
      }
      line.append(", ");
    }
    return line.append(pointer.isEmpty() ? "the whole" : pointer)
        .append(": ")
        .append(detail)
        .toString();
  }
}
