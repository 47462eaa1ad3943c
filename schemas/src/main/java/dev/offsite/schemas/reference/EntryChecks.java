package dev.offsite.schemas.reference;

import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the components of one record, and refuses them together. */
final class EntryChecks {

  /** Longest id, in characters (code points, as JSON Schema counts). */
  static final int ID_LENGTH_MAX = 128;

  private static final String ID_RULE =
      "1 to " + ID_LENGTH_MAX + " letters, digits or . _ : - · are required";

  private final List<JsonFault> faults = new ArrayList<>();

  static EntryChecks of() {
    return new EntryChecks();
  }

  /** The checks that every entry needs. */
  static EntryChecks of(String id, int version, Validity validity) {
    Objects.requireNonNull(validity, "validity");
    return of().id("id", id).atLeast("version", version, 1);
  }

  /** Whether the text can be part of a key: letters and digits of any script, . _ : - and ·. */
  static boolean isId(String text) {
    if (text.isEmpty() || text.codePointCount(0, text.length()) > ID_LENGTH_MAX) {
      return false;
    }
    return text.codePoints()
        .allMatch(
            c ->
                Character.isLetterOrDigit(c)
                    || c == '.'
                    || c == '_'
                    || c == ':'
                    || c == '-'
                    || c == '·');
  }

  EntryChecks id(String name, @Nullable String id) {
    Objects.requireNonNull(id, name);
    return require(isId(id), name, "'" + id + "' is no id; " + ID_RULE);
  }

  EntryChecks ids(String name, Collection<String> ids) {
    for (String id : ids) {
      id(name, id);
    }
    return this;
  }

  EntryChecks idOrNull(String name, @Nullable String id) {
    return id == null ? this : id(name, id);
  }

  EntryChecks text(String name, String text) {
    Objects.requireNonNull(text, name);
    return require(!text.isBlank(), name, "is blank; a text is required");
  }

  EntryChecks textOrNull(String name, @Nullable String text) {
    return text == null ? this : text(name, text);
  }

  EntryChecks atLeast(String name, @Nullable Number number, int lowest) {
    return require(
        number == null || number.doubleValue() >= lowest, name, number + " is below " + lowest);
  }

  EntryChecks above(String name, @Nullable Number number, int bound) {
    return require(
        number == null || number.doubleValue() > bound, name, number + " is not above " + bound);
  }

  EntryChecks within(String name, Number number, int lowest, int highest) {
    return require(
        number.doubleValue() >= lowest && number.doubleValue() <= highest,
        name,
        number + " is outside " + lowest + " to " + highest);
  }

  EntryChecks finite(String name, Map<String, Double> numbers) {
    numbers.forEach(
        (key, number) ->
            require(Double.isFinite(number), name, key + " " + number + " is not finite"));
    return this;
  }

  EntryChecks notEmpty(String name, Collection<?> items) {
    return require(!items.isEmpty(), name, "is empty; at least one item is required");
  }

  EntryChecks require(boolean condition, String name, String detail) {
    if (!condition) {
      faults.add(new JsonFault(JsonFault.pointerTo("", name), detail));
    }
    return this;
  }

  /**
   * Ends the checks.
   *
   * @throws JsonFaultsException if any has failed
   */
  void done() {
    if (!faults.isEmpty()) {
      throw new JsonFaultsException(faults);
    }
  }
}
