package dev.offsite.schemas.telemetry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields of one kind of JSON object: name, whether it is required, and how it is read.
 *
 * <p>Reads one object into a draft {@code D}: fields in any order, none twice, unknown ones
 * skipped, null as if absent. Hot path: the name is found by one probe of a hash table.
 */
final class ObjectFields<D> {

  /** Reads the value under the cursor into the draft. */
  @FunctionalInterface
  interface Reading<D> {
    void read(D draft, JsonCursor in) throws IOException, UnreadableException;
  }

  private record Field<D>(String name, boolean required, Reading<D> reading) {}

  /** Collects the fields in the order of the record. */
  static final class Builder<D> {
    private final List<Field<D>> fields = new ArrayList<>();

    Builder<D> required(String name, Reading<D> reading) {
      fields.add(new Field<>(name, true, reading));
      return this;
    }

    Builder<D> optional(String name, Reading<D> reading) {
      fields.add(new Field<>(name, false, reading));
      return this;
    }

    ObjectFields<D> build() {
      return new ObjectFields<>(fields);
    }
  }

  static <D> Builder<D> builder() {
    return new Builder<>();
  }

  private final List<Field<D>> fields;
  private final long required;

  /** Open addressing by hash code; holds the field's number plus 1, 0 where free. */
  private final int[] slots;

  private ObjectFields(List<Field<D>> fields) {
    if (fields.size() > Long.SIZE) {
      throw new IllegalArgumentException(fields.size() + " fields; at most " + Long.SIZE);
    }
    this.fields = List.copyOf(fields);
    slots = new int[Integer.highestOneBit(fields.size()) * 4];
    long mask = 0;
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).required()) {
        mask |= 1L << i;
      }
      int slot = slotOf(fields.get(i).name());
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = i + 1;
    }
    required = mask;
  }

  /** Reads the object whose opening brace is under the cursor. */
  void read(D draft, JsonCursor in) throws IOException, UnreadableException {
    long seen = 0;
    long given = 0;
    Set<String> unknown = null;
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      int field = indexOf(name);
      if (field < 0) {
        if (unknown == null) {
          unknown = new HashSet<>();
        }
        if (!unknown.add(name)) {
          throw in.duplicate(name);
        }
        in.skipNextValue();
        continue;
      }
      long bit = 1L << field;
      if ((seen & bit) != 0) {
        throw in.duplicate(name);
      }
      seen |= bit;
      if (!in.nextValueIsNull()) {
        given |= bit;
        fields.get(field).reading().read(draft, in);
      }
    }
    long missing = required & ~given;
    if (missing != 0) {
      throw in.missing(fields.get(Long.numberOfTrailingZeros(missing)).name());
    }
  }

  private int indexOf(String name) {
    int slot = slotOf(name);
    while (slots[slot] != 0) {
      int field = slots[slot] - 1;
      if (fields.get(field).name().equals(name)) {
        return field;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  private int slotOf(String name) {
    int hash = name.hashCode();
    return (hash ^ (hash >>> 16)) & (slots.length - 1);
  }
}
