package dev.offsite.geo.geojson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that knows where it stands, so that every fault can name its place. */
final class JsonNode {
  /** From here on several whole numbers are the same double. */
  private static final double EXACT_BOUND = 1L << 53;

  private final Object value;
  private final String pointer;
  private final String feature;

  private JsonNode(Object value, String pointer, String feature) {
    this.value = value;
    this.pointer = pointer;
    this.feature = feature;
  }

  static JsonNode root(Object value) {
    return new JsonNode(value, "", "");
  }

  /** This node, with its feature named in faults. */
  JsonNode inFeature(String name) {
    return new JsonNode(value, pointer, name);
  }

  boolean isMissing() {
    return value == null || value == JsonText.NULL;
  }

  /** The member of an object; missing if there is none. */
  JsonNode member(String name) {
    return new JsonNode(object().get(name), pointer + "/" + escaped(name), feature);
  }

  /** The member of an object. */
  JsonNode required(String name) {
    JsonNode member = member(name);
    if (member.isMissing()) {
      throw member.fault("is missing");
    }
    return member;
  }

  Map<?, ?> object() {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw fault("is not an object");
  }

  int length() {
    if (value instanceof List<?> list) {
      return list.size();
    }
    if (value instanceof double[] numbers) {
      return numbers.length;
    }
    throw fault("is not an array");
  }

  JsonNode item(int i) {
    Object item =
        value instanceof double[] numbers ? (Object) numbers[i] : ((List<?>) value).get(i);
    return new JsonNode(item, pointer + "/" + i, feature);
  }

  /** The numbers of a position: at least two. */
  double[] position() {
    if (value instanceof double[] numbers && numbers.length >= 2) {
      return numbers;
    }
    throw fault("is not a position of longitude and latitude");
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw fault("is not a text");
  }

  double number() {
    if (value instanceof Double number) {
      return number;
    }
    throw fault("is not a number");
  }

  int wholeNumber() {
    double number = number();
    if (number != (int) number) {
      throw fault("is not a whole number within 32 bits");
    }
    return (int) number;
  }

  /** A text or number as text, for ids; numbers that a double cannot tell apart are refused. */
  String textOrNumber() {
    if (value instanceof Double number) {
      if (Math.abs(number) >= EXACT_BOUND) {
        throw fault("is a number beyond 2^53; write it as a text");
      }
      long whole = number.longValue();
      return whole == number ? Long.toString(whole) : number.toString();
    }
    return text();
  }

  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Object name : object().keySet()) {
      texts.put((String) name, member((String) name).text());
    }
    return texts;
  }

  <E extends Enum<E>> E constant(Class<E> type) {
    String text = text();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw fault("\"" + text + "\" is none of " + List.of(type.getEnumConstants()));
  }

  GeoJsonException fault(String reason) {
    return fault(reason, null);
  }

  GeoJsonException fault(String reason, Throwable cause) {
    String place = pointer.isEmpty() ? "document" : pointer;
    return new GeoJsonException(
        pointer, feature.isEmpty() ? place : feature + ", " + place, reason, cause);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
