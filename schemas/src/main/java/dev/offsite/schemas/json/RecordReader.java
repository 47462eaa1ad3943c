package dev.offsite.schemas.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.channel.Rfc3339;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

  public RecordReader(UnknownFields unknownFields) {
    this.unknownFields = unknownFields;
  }

  /** The faults found so far. */
  public List<JsonFault> faults() {
    return List.copyOf(faults);
  }

  /** The record at {@code pointer}, or null if it has a fault. */
  public <T extends Record> @Nullable T read(JsonNode node, Class<T> type, String pointer) {
    return type.cast(record(node, type, pointer));
  }

  private @Nullable Object record(JsonNode node, Class<?> type, String pointer) {
    if (!node.isObject()) {
      return wrongType(node, "an object", pointer);
    }
    int faultsBefore = faults.size();
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(node, components[i], pointer);
    }
    if (unknownFields == UnknownFields.REFUSED) {
      refuseUnknown(node, components, pointer);
    }
    return faults.size() == faultsBefore ? construct(type, components, values, pointer) : null;
  }

  private void refuseUnknown(JsonNode node, RecordComponent[] components, String pointer) {
    List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                fault(JsonFault.pointerTo(pointer, name), "unknown field; known are " + names);
              }
            });
  }

  private @Nullable Object component(JsonNode node, RecordComponent component, String pointer) {
    String at = JsonFault.pointerTo(pointer, component.getName());
    Class<?> type = component.getType();
    JsonNode value = node.get(component.getName());
    if (value != null && !value.isNull()) {
      return value(value, component.getGenericType(), at);
    }
    if (type == List.class) {
      return List.of();
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      fault(at, (value == null ? "missing" : "null") + "; it is required");
    }
    return null;
  }

  private @Nullable Object value(JsonNode node, Type type, String pointer) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? list(node, arguments[0], pointer)
          : map(node, arguments[1], pointer);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return text(node, pointer);
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return node.isBoolean() ? node.booleanValue() : wrongType(node, "true or false", pointer);
    }
    if (plain == int.class || plain == Integer.class) {
      Long number = integer(node, Integer.MIN_VALUE, Integer.MAX_VALUE, pointer);
      return number == null ? null : (Object) number.intValue();
    }
    if (plain == long.class || plain == Long.class) {
      return integer(node, -(1L << 53) + 1, (1L << 53) - 1, pointer);
    }
    if (plain == double.class || plain == Double.class) {
      return number(node, pointer);
    }
    if (plain == Instant.class) {
      return instant(node, pointer);
    }
    if (plain.isEnum()) {
      return constant(node, plain, pointer);
    }
    if (plain.isRecord()) {
      return record(node, plain, pointer);
    }
    throw new IllegalStateException("no JSON form for " + type);
  }

  private @Nullable Object text(JsonNode node, String pointer) {
    if (!node.isTextual()) {
      return wrongType(node, "a string", pointer);
    }
    String text = node.textValue();
    int half = Utf8.findHalfSurrogate(text);
    if (half >= 0) {
      fault(pointer, "has half a surrogate pair at character " + half + "; no such text exists");
      return null;
    }
    return text;
  }

  private @Nullable Object list(JsonNode node, Type type, String pointer) {
    if (!node.isArray()) {
      return wrongType(node, "an array", pointer);
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      Object item = value(node.get(i), type, pointer + '/' + i);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private @Nullable Object map(JsonNode node, Type type, String pointer) {
    if (!node.isObject()) {
      return wrongType(node, "an object", pointer);
    }
    Map<String, Object> items = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              Object item =
                  value(field.getValue(), type, JsonFault.pointerTo(pointer, field.getKey()));
              if (item != null) {
                items.put(field.getKey(), item);
              }
            });
    return items;
  }

  private @Nullable Long integer(JsonNode node, long lowest, long highest, String pointer) {
    boolean whole =
        node.isIntegralNumber()
            || (node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue()));
    if (!whole) {
      wrongType(node, "an integer", pointer);
      return null;
    }
    double number = node.doubleValue();
    if (number < lowest || number > highest) {
      fault(pointer, found(node) + " is outside " + lowest + " to " + highest);
      return null;
    }
    return node.isIntegralNumber() ? node.longValue() : (long) number;
  }

  private @Nullable Object number(JsonNode node, String pointer) {
    if (!node.isNumber()) {
      return wrongType(node, "a number", pointer);
    }
    if (!Double.isFinite(node.doubleValue())) {
      fault(pointer, found(node) + " is more than a double can hold");
      return null;
    }
    return node.doubleValue();
  }

  private @Nullable Object instant(JsonNode node, String pointer) {
    if (!node.isTextual()) {
      return wrongType(node, "a string with an RFC 3339 time", pointer);
    }
    try {
      return Rfc3339.parse(node.textValue());
    } catch (DateTimeException e) {
      fault(pointer, found(node) + " is no RFC 3339 time with offset");
      return null;
    }
  }

  private @Nullable Object constant(JsonNode node, Class<?> type, String pointer) {
    if (!node.isTextual()) {
      return wrongType(node, "a string", pointer);
    }
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(node.textValue())) {
        return constant;
      }
    }
    fault(pointer, found(node) + " is not one of " + Arrays.toString(type.getEnumConstants()));
    return null;
  }

  private @Nullable Object construct(
      Class<?> type, RecordComponent[] components, Object[] values, String pointer) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof JsonFaultsException refused) {
        refused.faults().forEach(fault -> fault(pointer + fault.pointer(), fault.detail()));
        return null;
      }
      if (e.getCause() instanceof IllegalArgumentException refused) {
        fault(pointer, String.valueOf(refused.getMessage()));
        return null;
      }
      throw new IllegalStateException("constructor of " + type + " failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be constructed", e);
    }
  }

  private @Nullable Object wrongType(JsonNode node, String required, String pointer) {
    fault(pointer, found(node) + " where " + required + " is required");
    return null;
  }

  private void fault(String pointer, String detail) {
    faults.add(new JsonFault(pointer, detail));
  }

  private static String found(JsonNode node) {
    if (node.isContainerNode()) {
      return node.isObject() ? "an object" : "an array";
    }
    String text = node.toString();
    return text.length() <= QUOTED_LENGTH_MAX ? text : text.substring(0, QUOTED_LENGTH_MAX) + "…";
  }
}
