package dev.offsite.simulators.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a plan, as a sentence for the person who wrote it. */
final class PlanFault {

  private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)'");

  /** Where in a text YAML ceases to be one: repeats the line in the terms of its parser. */
  private static final Pattern PARSER_PLACE = Pattern.compile("^\\s.*");

  /** Of a text that is no YAML. */
  static IllegalArgumentException ofText(String what, JacksonException fault) {
    String original = String.valueOf(fault.getOriginalMessage());
    Matcher duplicate = DUPLICATE.matcher(original);
    String wrong =
        duplicate.find()
            ? "key '" + duplicate.group(1) + "' stands there twice"
            : original
                .lines()
                .filter(line -> !PARSER_PLACE.matcher(line).matches())
                .collect(Collectors.joining(", "));
    int line = fault.getLocation() == null ? 0 : fault.getLocation().getLineNr();
    String where = line > 0 ? what + ", line " + line : what;
    return new IllegalArgumentException(where + ": " + wrong, fault);
  }

  /** Of keys that are not what a plan needs. */
  static IllegalArgumentException ofKeys(String what, PlanLines lines, JacksonException fault) {
    String path = fault instanceof JsonMappingException mapping ? path(mapping) : "";
    String wrong = wrong(fault);
    Throwable cause = root(fault);
    if (cause != null && cause.getMessage() != null) {
      // a check of a whole part names the key first: "trucks 7 is not 8 to 9"
      String named = PlanLines.child(path, cause.getMessage().split(" ", 2)[0]);
      path = lines.line(named).isPresent() ? named : path;
    }
    return new IllegalArgumentException(at(what, lines, path) + wrong, fault);
  }

  /** How a message about a key begins. */
  static String at(String what, PlanLines lines, String path) {
    OptionalInt line = lines.line(path);
    return what
        + (line.isPresent() && !path.isEmpty() ? ", line " + line.getAsInt() : "")
        + (path.isEmpty() ? ": " : ": key '" + path + "': ");
  }

  private static String wrong(JacksonException fault) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return "unknown; there is " + names(unknown.getKnownPropertyIds());
    }
    if (fault instanceof InvalidFormatException format) {
      return "value '" + format.getValue() + "' is not " + form(format.getTargetType());
    }
    Throwable cause = root(fault);
    if (cause != null) {
      return cause instanceof NullPointerException
          ? cause.getMessage() + " has no value"
          : String.valueOf(cause.getMessage());
    }
    String original = String.valueOf(fault.getOriginalMessage());
    if (original.startsWith("Missing")) {
      return "missing";
    }
    if (original.startsWith("Cannot map `null`")) {
      return "has no value";
    }
    return fault instanceof MismatchedInputException mismatch
        ? "is not " + form(mismatch.getTargetType())
        : original;
  }

  /** What the plan's own check said; null if no check failed. */
  private static @Nullable Throwable root(JacksonException fault) {
    return fault instanceof ValueInstantiationException ? fault.getCause() : null;
  }

  private static String form(@Nullable Class<?> type) {
    if (type == null) {
      return "of a form that is expected there";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    if (type == Duration.class) {
      return "like 500ms, 4s, 30min or 2h";
    }
    if (type == LocalTime.class) {
      return "like 22:30";
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "a whole number";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "a text";
    }
    boolean isList = Collection.class.isAssignableFrom(type) || type.isArray();
    return isList ? "a list" : "a mapping of keys";
  }

  private static String names(@Nullable Collection<Object> known) {
    return known == null || known.isEmpty()
        ? "none"
        : new TreeSet<>(known.stream().map(Object::toString).toList())
            .stream().collect(Collectors.joining(", "));
  }

  private static String path(JsonMappingException fault) {
    String path = "";
    for (JsonMappingException.Reference step : fault.getPath()) {
      String key = step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName();
      path = PlanLines.child(path, key);
    }
    return path;
  }

  private PlanFault() {}
}
