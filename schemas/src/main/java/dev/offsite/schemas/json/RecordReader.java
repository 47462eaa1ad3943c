package dev.offsite.schemas.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.channel.Rfc3339;
import java.lang.reflect.InvocationTargetException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of JSON trees and collects every fault on the way.
 *
 * <p>Components may be texts, numbers, truth values, instants, enums, records, lists, and maps by
 * text. A constructor may refuse with a {@link JsonFaultsException}, whose pointers are relative to
 * the record, or with any other {@link IllegalArgumentException}. One reader reads one text.
 */
public final class RecordReader {

  /** What to do with fields that the record does not have. */
  public enum UnknownFields {
    /** For messages: a newer writer may add fields. */
    IGNORED,
    /** For files that humans write: a misspelt field must not be lost. */
    REFUSED
  }

  private static final int QUOTED_LENGTH_MAX = 60;

  private final UnknownFields unknownFields;
  private final List<JsonFault> faults = new ArrayList<>();

  /** Names and indices from where it began to where it is: pointers are made only for faults. */
  private final List<Object> way = new ArrayList<>();

  private String from = "";

  public RecordReader(UnknownFields unknownFields) {
    this.unknownFields = unknownFields;
  }

  /** The faults found so far. */
  public List<JsonFault> faults() {
    return List.copyOf(faults);
  }

  /** The record at {@code pointer}, or null if it has a fault. */
  public <T extends Record> @Nullable T read(JsonNode node, Class<T> type, String pointer) {
    from = pointer;
    return type.cast(record(node, RecordShape.of(type)));
  }

  private @Nullable Object record(JsonNode node, RecordShape shape) {
    if (!node.isObject()) {
      return wrongType(node, "an object");
    }
    int faultsBefore = faults.size();
    List<RecordShape.Component> components = shape.components();
    Object[] values = new Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      RecordShape.Component component = components.get(i);
      way.add(component.name());
      values[i] = component(node, component);
      goBack();
    }
    if (unknownFields == UnknownFields.REFUSED) {
      refuseUnknown(node, shape);
    }
    return faults.size() == faultsBefore ? construct(shape, values) : null;
  }

  private void refuseUnknown(JsonNode node, RecordShape shape) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!shape.has(name)) {
                way.add(name);
                fault(
                    "unknown field; known are "
                        + shape.components().stream().map(RecordShape.Component::name).toList());
                goBack();
              }
            });
  }

  private @Nullable Object component(JsonNode node, RecordShape.Component component) {
    JsonNode value = node.get(component.name());
    if (value != null && !value.isNull()) {
      return value(value, component.form());
    }
    if (component.isRequired()) {
      fault((value == null ? "missing" : "null") + "; it is required");
    }
    return component.absent();
  }

  private @Nullable Object value(JsonNode node, RecordShape.Form form) {
    return switch (form.kind()) {
      case TEXT -> text(node);
      case TRUTH ->
          node.isBoolean() ? (Object) node.booleanValue() : wrongType(node, "true or false");
      case INT -> {
        Long number = integer(node, Integer.MIN_VALUE, Integer.MAX_VALUE);
        yield number == null ? null : (Object) number.intValue();
      }
      case LONG -> integer(node, -(1L << 53) + 1, (1L << 53) - 1);
      case DOUBLE -> number(node);
      case INSTANT -> instant(node);
      case CONSTANT -> constant(node, form);
      case RECORD -> record(node, RecordShape.of(form.type()));
      case LIST -> list(node, form.item());
      case MAP -> map(node, form.item());
    };
  }

  private @Nullable Object text(JsonNode node) {
    if (!node.isTextual()) {
      return wrongType(node, "a string");
    }
    String text = node.textValue();
    int half = Utf8.findHalfSurrogate(text);
    if (half >= 0) {
      fault("has half a surrogate pair at character " + half + "; no such text exists");
      return null;
    }
    return text;
  }

  private @Nullable Object list(JsonNode node, RecordShape.Form form) {
    if (!node.isArray()) {
      return wrongType(node, "an array");
    }
    List<Object> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      way.add(i);
      Object item = value(node.get(i), form);
      goBack();
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private @Nullable Object map(JsonNode node, RecordShape.Form form) {
    if (!node.isObject()) {
      return wrongType(node, "an object");
    }
    Map<String, Object> items = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              way.add(field.getKey());
              Object item = value(field.getValue(), form);
              goBack();
              if (item != null) {
                items.put(field.getKey(), item);
              }
            });
    return items;
  }

  private @Nullable Long integer(JsonNode node, long lowest, long highest) {
    boolean whole =
        node.isIntegralNumber()
            || (node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue()));
    if (!whole) {
      wrongType(node, "an integer");
      return null;
    }
    double number = node.doubleValue();
    if (number < lowest || number > highest) {
      fault(found(node) + " is outside " + lowest + " to " + highest);
      return null;
    }
    return node.isIntegralNumber() ? node.longValue() : (long) number;
  }

  private @Nullable Object number(JsonNode node) {
    if (!node.isNumber()) {
      return wrongType(node, "a number");
    }
    if (!Double.isFinite(node.doubleValue())) {
      fault(found(node) + " is more than a double can hold");
      return null;
    }
    return node.doubleValue();
  }

  private @Nullable Object instant(JsonNode node) {
    if (!node.isTextual()) {
      return wrongType(node, "a string with an RFC 3339 time");
    }
    try {
      return Rfc3339.parse(node.textValue());
    } catch (DateTimeException e) {
      fault(found(node) + " is no RFC 3339 time with offset");
      return null;
    }
  }

  private @Nullable Object constant(JsonNode node, RecordShape.Form form) {
    if (!node.isTextual()) {
      return wrongType(node, "a string");
    }
    Object constant = form.constants().get(node.textValue());
    if (constant == null) {
      fault(found(node) + " is not one of " + form.constants().values());
    }
    return constant;
  }

  private @Nullable Object construct(RecordShape shape, Object[] values) {
    try {
      return shape.constructor().newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof JsonFaultsException refused) {
        String pointer = pointer();
        refused
            .faults()
            .forEach(fault -> faults.add(new JsonFault(pointer + fault.pointer(), fault.detail())));
        return null;
      }
      if (e.getCause() instanceof IllegalArgumentException refused) {
        fault(String.valueOf(refused.getMessage()));
        return null;
      }
      throw new IllegalStateException("constructor of " + shape.type() + " failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(shape.type() + " cannot be constructed", e);
    }
  }

  private @Nullable Object wrongType(JsonNode node, String required) {
    fault(found(node) + " where " + required + " is required");
    return null;
  }

  private void fault(String detail) {
    faults.add(new JsonFault(pointer(), detail));
  }

  private void goBack() {
    way.remove(way.size() - 1);
  }

  /** Where the reader is. */
  private String pointer() {
    String pointer = from;
    for (Object step : way) {
      pointer = JsonFault.pointerTo(pointer, step.toString());
    }
    return pointer;
  }

  private static String found(JsonNode node) {
    if (node.isContainerNode()) {
      return node.isObject() ? "an object" : "an array";
    }
    String text = node.toString();
    return text.length() <= QUOTED_LENGTH_MAX ? text : text.substring(0, QUOTED_LENGTH_MAX) + "…";
  }
}
