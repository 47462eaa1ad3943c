package dev.offsite.geo.geojson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict JSON reader (RFC 8259), bounded in depth.
 *
 * <p>Values: objects are {@code Map} in document order, arrays {@code List}, arrays of numbers only
 * {@code double[]} (positions are most of a document), texts {@code String}, numbers {@code
 * Double}, {@code Boolean}, and {@link #NULL}. A repeated member name is a fault. Faults name line
 * and column.
 */
final class JsonText {
  /** The value {@code null}. */
  static final Object NULL = new Object();

  private static final int DEPTH_MAX = 32;

  private final String text;
  private int at;
  private double[] numbers = new double[4];

  private JsonText(String text) {
    this.text = text;
  }

  static Object parse(String text) {
    JsonText reader = new JsonText(text);
    reader.skipSpace();
    Object value = reader.value(0);
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.fault("text after the end of the document");
    }
    return value;
  }

  private Object value(int depth) {
    if (depth > DEPTH_MAX) {
      throw fault("nested deeper than " + DEPTH_MAX + " levels");
    }
    char c = peek();
    return switch (c) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", NULL);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    skipSpace();
    if (accept('}')) {
      return members;
    }
    do {
      skipSpace();
      if (peek() != '"') {
        throw fault("a member name in quotes is missing");
      }
      int nameAt = at;
      String name = string();
      skipSpace();
      require(':');
      skipSpace();
      if (members.put(name, value(depth + 1)) != null) {
        at = nameAt;
        throw fault("member \"" + name + "\" is repeated");
      }
      skipSpace();
    } while (accept(','));
    require('}');
    return members;
  }

  private Object array(int depth) {
    at++;
    skipSpace();
    if (accept(']')) {
      return List.of();
    }
    if (isNumberStart(peek())) {
      Object packed = numbersOrMixed(depth);
      require(']');
      return packed;
    }
    List<Object> items = new ArrayList<>();
    rest(items, depth);
    require(']');
    return items;
  }

  private void rest(List<Object> items, int depth) {
    do {
      skipSpace();
      items.add(value(depth + 1));
      skipSpace();
    } while (accept(','));
  }

  private Object numbersOrMixed(int depth) {
    int n = 0;
    do {
      skipSpace();
      if (!isNumberStart(peek())) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
          items.add(numbers[i]);
        }
        rest(items, depth);
        return items;
      }
      if (n == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * n);
      }
      numbers[n++] = number();
      skipSpace();
    } while (accept(','));
    return Arrays.copyOf(numbers, n);
  }

  private static boolean isNumberStart(char c) {
    return c == '-' || isDigit(c);
  }

  private double number() {
    int start = at;
    accept('-');
    if (!accept('0')) {
      digits("a value");
    }
    if (accept('.')) {
      digits("a digit after the decimal point");
    }
    if (accept('e') || accept('E')) {
      if (!accept('+')) {
        accept('-');
      }
      digits("a digit in the exponent");
    }
    double value = Double.parseDouble(text.substring(start, at));
    if (Double.isInfinite(value)) {
      at = start;
      throw fault("the number is too large");
    }
    return value;
  }

  private void digits(String missing) {
    if (at >= text.length() || !isDigit(text.charAt(at))) {
      throw fault(missing + " is missing");
    }
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private String string() {
    int start = ++at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        return text.substring(start, at++);
      }
      if (c == '\\') {
        return escaped(new StringBuilder(text.substring(start, at)));
      }
      requirePrintable(c);
      at++;
    }
    throw fault("the text ends inside quotes");
  }

  private String escaped(StringBuilder out) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return out.toString();
      }
      requirePrintable(c);
      at++;
      out.append(c == '\\' ? escape() : c);
    }
    throw fault("the text ends inside quotes");
  }

  private char escape() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> {
        at--;
        throw fault("unknown escape");
      }
    };
  }

  private char hex() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char c = peek();
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw fault("four hexadecimal digits are missing");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private void requirePrintable(char c) {
    if (c < ' ') {
      throw fault("a control character inside quotes");
    }
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw fault("a value is missing");
    }
    at += word.length();
    return value;
  }

  private char peek() {
    if (at >= text.length()) {
      throw fault("the text ends too early");
    }
    return text.charAt(at);
  }

  private boolean accept(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void require(char c) {
    if (!accept(c)) {
      throw fault("'" + c + "' is missing");
    }
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private GeoJsonException fault(String reason) {
    int line = 1;
    int lineStart = 0;
    int end = Math.min(at, text.length());
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    String where = "line " + line + ", column " + (end - lineStart + 1);
    return new GeoJsonException("", where, reason, null);
  }
}
