package dev.offsite.schemas.feedback;

import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a feedback, and refuses it with everything at once. */
final class FeedbackChecks {

  /** A signed link to a document fits in; a document does not. */
  static final int NOTE_LENGTH_MAX = 2_048;

  /** As long as an id of reference data. */
  static final int SQUAD_LENGTH_MAX = 128;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
  private static final Pattern ACTOR = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
  private static final int CODE_LENGTH_MAX = 64;

  private final List<JsonFault> faults = new ArrayList<>();

  FeedbackChecks id(String name, String id) {
    Objects.requireNonNull(id, name);
    return require(
        ID.matcher(id).matches(), name, "'" + id + "' is not 1 to 128 letters, digits or . _ : -");
  }

  FeedbackChecks idOrNull(String name, @Nullable String id) {
    return id == null ? this : id(name, id);
  }

  FeedbackChecks actor(String name, String actor) {
    Objects.requireNonNull(actor, name);
    return require(
        ACTOR.matcher(actor).matches(),
        name,
        "'" + actor + "' is not 1 to 64 letters, digits or . _ : -");
  }

  FeedbackChecks code(String name, @Nullable String code) {
    return require(
        code == null || (code.length() <= CODE_LENGTH_MAX && CODE.matcher(code).matches()),
        name,
        "'" + code + "' is not up to " + CODE_LENGTH_MAX + " upper case letters, digits and _");
  }

  FeedbackChecks text(String name, @Nullable String text, int lengthMax) {
    if (text == null) {
      return this;
    }
    int length = text.codePointCount(0, text.length());
    return require(
        length >= 1 && length <= lengthMax,
        name,
        "has " + length + " characters; 1 to " + lengthMax + " are allowed");
  }

  FeedbackChecks atLeast(String name, int number, int lowest) {
    return require(number >= lowest, name, number + " is below " + lowest);
  }

  FeedbackChecks onlyWith(
      String name, @Nullable Object value, FeedbackKind kind, FeedbackKind owner) {
    return kind == owner
        ? require(value != null, name, "is missing; " + owner + " needs it")
        : require(value == null, name, "stands beside " + kind + "; only " + owner + " has it");
  }

  FeedbackChecks require(boolean condition, String name, String detail) {
    if (!condition) {
      faults.add(new JsonFault(JsonFault.pointerTo("", name), detail));
    }
    return this;
  }

  void done() {
    if (!faults.isEmpty()) {
      throw new JsonFaultsException(faults);
    }
  }
}
