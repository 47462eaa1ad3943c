package dev.offsite.schemas.json;

import java.util.Objects;

/**
 * One thing that is wrong in a JSON text.
 *
 * @param pointer JSON Pointer (RFC 6901); empty text for the whole
 * @param detail what is there and what must be
 */
public record JsonFault(String pointer, String detail) {
  public JsonFault {
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(detail, "detail");
  }

  /** The pointer to {@code name} in the object at {@code pointer}. */
  public static String pointerTo(String pointer, String name) {
    return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
  }

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the whole text" : pointer) + ": " + detail;
  }
}
