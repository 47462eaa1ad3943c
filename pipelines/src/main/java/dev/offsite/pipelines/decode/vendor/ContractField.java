package dev.offsite.pipelines.decode.vendor;

import java.util.List;
import java.util.Objects;

/**
 * One field of a report of the contract that a profile can fill.
 *
 * @param path as a profile names it: {@code grossKg}, {@code plate.text}, {@code media.0.uri}
 * @param type of the value, of a list the type of its items
 * @param shape one value or a list of them
 * @param need whether the object that holds it must have it
 * @param constants of an enumeration; empty for other types
 */
record ContractField(String path, Type type, Shape shape, Need need, List<String> constants) {

  /** What a value is. */
  enum Type {
    /** Any text. */
    TEXT,
    /** A number without fraction. */
    INTEGER,
    /** Any number. */
    NUMBER,
    /** True or false. */
    TRUTH,
    /** A point in time. */
    TIME,
    /** One of a few words. */
    CONSTANT
  }

  /** How many values. */
  enum Shape {
    /** One. */
    SINGLE,
    /** A list. */
    LIST
  }

  /** Whether it can be left out. */
  enum Need {
    /** Its object must have it. */
    REQUIRED,
    /** It may be left out. */
    OPTIONAL
  }

  ContractField {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(need, "need");
    constants = List.copyOf(constants);
  }

  /** The name in its own object: what stands behind the last point. */
  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The object that holds it: what stands before the last point, empty for the report itself. */
  String holder() {
    int point = path.lastIndexOf('.');
    return point < 0 ? "" : path.substring(0, point);
  }

  ContractField at(String otherPath) {
    return new ContractField(otherPath, type, shape, need, constants);
  }
}
