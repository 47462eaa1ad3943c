package dev.offsite.schemas.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Rfc3339;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.json.Utf8;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads typed values from one payload, and says where and why it cannot.
 *
 * <p>Each reading method expects the parser to stand on the value and leaves it on the value's last
 * token. Hot path: pointers and sentences are made only for a fault. One payload, one thread.
 */
final class JsonCursor {

  /** Most items of a list in a report. */
  static final int LIST_ITEMS_MAX = 100;

  /** Longest id of a passage, detection or sortie: it is kept in state as a key. */
  static final int ID_LENGTH_MAX = 128;

  /** Longest number: four times what the shortest exact form of a double needs. */
  static final int NUMBER_LENGTH_MAX = 100;

  /** Longest pointer to a fault: it becomes a header beside a payload that may fill the record. */
  static final int POINTER_LENGTH_MAX = 1_024;

  private static final int QUOTED_LENGTH_MAX = 40;

  /** Reads one item of a list. */
  @FunctionalInterface
  interface Item<T> {
    T read(JsonCursor in) throws IOException, UnreadableException;
  }

  private final JsonParser parser;
  private final int textLengthMax;
  private final String topicDeviceId;

  JsonCursor(JsonParser parser, int textLengthMax, String topicDeviceId) {
    this.parser = parser;
    this.textLengthMax = textLengthMax;
    this.topicDeviceId = topicDeviceId;
  }

  /** The next field name of the current object, or null at its end. */
  String nextName() throws IOException {
    return parser.nextFieldName();
  }

  /** Steps onto the value of the current field; whether it is null. */
  boolean nextValueIsNull() throws IOException {
    return parser.nextToken() == JsonToken.VALUE_NULL;
  }

  /** Steps over the value of the current field, which nobody reads. */
  void skipNextValue() throws IOException, UnreadableException {
    parser.nextToken();
    skipValue();
  }

  /** Recursive; the parser bounds the nesting. */
  private void skipValue() throws IOException, UnreadableException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        skipValue();
      }
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      Set<String> names = new HashSet<>();
      for (String name = nextName(); name != null; name = nextName()) {
        if (!names.add(name)) {
          throw duplicate(name);
        }
        skipNextValue();
      }
    }
  }

  /** Leaves an unreadable value: steps onto the last token of the element of {@code context}. */
  void leaveTo(JsonStreamContext context) throws IOException {
    while (parser.getParsingContext() != context) {
      if (parser.nextToken() == null) {
        throw new IllegalStateException("the parser left the payload without an error");
      }
    }
  }

  /** Any text up to the limit. */
  String text() throws IOException, UnreadableException {
    return text(0, textLengthMax);
  }

  /** A word that must not be empty. */
  String word() throws IOException, UnreadableException {
    return text(1, textLengthMax);
  }

  /** A name that is unique for the device. */
  String id() throws IOException, UnreadableException {
    return text(1, Math.min(ID_LENGTH_MAX, textLengthMax));
  }

  private String text(int shortest, int longest) throws IOException, UnreadableException {
    requireString("a string");
    String text = parser.getText();
    int length = text.length();
    if (length > longest) {
      length = text.codePointCount(0, length);
    }
    if (length < shortest || length > longest) {
      throw fault(
          RefusalReason.BAD_VALUE,
          subject()
              + " has "
              + length
              + " characters; "
              + shortest
              + " to "
              + longest
              + " allowed");
    }
    int half = Utf8.findHalfSurrogate(text);
    if (half >= 0) {
      throw fault(
          RefusalReason.BAD_VALUE,
          subject() + " has half a surrogate pair at character " + half + "; no such text exists");
    }
    return text;
  }

  /** 64 lower-case hexadecimal digits. */
  String sha256() throws IOException, UnreadableException {
    requireString("a string of 64 hexadecimal digits");
    String text = parser.getText();
    if (!Sha256.isHex(text)) {
      throw badValue("64 lower-case hexadecimal digits");
    }
    return text;
  }

  /** Holds the payload's device id against the topic's. */
  void sameDevice() throws IOException, UnreadableException {
    requireString("a string");
    if (!parser.getText().equals(topicDeviceId)) {
      throw fault(
          RefusalReason.TOPIC_DEVICE_MISMATCH,
          "deviceId is " + found() + "; the topic says \"" + topicDeviceId + '"');
    }
  }

  Instant time() throws IOException, UnreadableException {
    requireString("a string with an RFC 3339 time");
    Instant time =
        Rfc3339.parseOrNull(
            parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    if (time == null) {
      throw badValue("an RFC 3339 time with offset such as 2026-03-04T22:15:07.250+08:00");
    }
    return time;
  }

  <E extends Enum<E>> E constant(EnumNames<E> names) throws IOException, UnreadableException {
    requireString("a string");
    E constant =
        names.findOrNull(
            parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    if (constant == null) {
      throw badValue("one of " + names);
    }
    return constant;
  }

  boolean truth() throws IOException, UnreadableException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw wrongType("true or false");
    };
  }

  /** A number from {@code lowest} to {@code highest}, both inclusive. */
  double number(double lowest, double highest) throws IOException, UnreadableException {
    double number = number();
    if (number < lowest || number > highest) {
      throw badValue("a number from " + bound(lowest) + " to " + bound(highest));
    }
    return number;
  }

  /** A number of 0 or more. */
  double size() throws IOException, UnreadableException {
    double number = number();
    if (number < 0) {
      throw badValue("a number of 0 or more");
    }
    return number;
  }

  /** A direction: 0 to below 360. */
  double course() throws IOException, UnreadableException {
    double number = number();
    if (number < 0 || number >= 360) {
      throw badValue("a number from 0 to below 360");
    }
    return number;
  }

  /** Any finite number. */
  double number() throws IOException, UnreadableException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType("a number");
    }
    if (parser.getTextLength() > NUMBER_LENGTH_MAX) {
      throw fault(
          RefusalReason.BAD_VALUE,
          subject()
              + " is a number of "
              + parser.getTextLength()
              + " characters; at most "
              + NUMBER_LENGTH_MAX
              + " allowed");
    }
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw badValue("a number that a double can hold");
    }
    return number;
  }

  int integer(int lowest, int highest) throws IOException, UnreadableException {
    return (int) longInteger(lowest, highest);
  }

  /** A number without fraction; {@code 4.9e4} and {@code 49000.0} are such, as in JSON Schema. */
  long longInteger(long lowest, long highest) throws IOException, UnreadableException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= 18) {
      long number = parser.getLongValue();
      if (number < lowest || number > highest) {
        throw badValue("an integer from " + lowest + " to " + highest);
      }
      return number;
    }
    double number = number();
    if (number != Math.rint(number)) {
      throw wrongType("an integer");
    }
    if (number < lowest || number > highest) {
      throw badValue("an integer from " + lowest + " to " + highest);
    }
    return (long) number;
  }

  <T> List<T> list(Item<T> item) throws IOException, UnreadableException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw wrongType("an array");
    }
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      return List.of();
    }
    List<T> items = new ArrayList<>();
    do {
      if (items.size() == LIST_ITEMS_MAX) {
        throw fault(
            RefusalReason.BAD_VALUE,
            subject() + " is one too many; at most " + LIST_ITEMS_MAX + " items allowed");
      }
      items.add(item.read(this));
    } while (parser.nextToken() != JsonToken.END_ARRAY);
    return List.copyOf(items);
  }

  <D> D object(ObjectFields<D> fields, D draft) throws IOException, UnreadableException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrongType("an object");
    }
    fields.read(draft, this);
    return draft;
  }

  UnreadableException duplicate(String name) {
    return fault(
        RefusalReason.BAD_VALUE, "field " + quote(name) + " is given twice; once is allowed");
  }

  /** Of a required field, at the end of its object. */
  UnreadableException missing(String name) {
    return new UnreadableException(
        RefusalReason.MISSING_FIELD,
        pointer() + '/' + name,
        name + " is missing or null; it is required");
  }

  private void requireString(String required) throws IOException, UnreadableException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw wrongType(required);
    }
  }

  private UnreadableException wrongType(String required) throws IOException {
    return fault(
        RefusalReason.WRONG_TYPE, subject() + " is " + found() + "; " + required + " is required");
  }

  private UnreadableException badValue(String required) throws IOException {
    return fault(
        RefusalReason.BAD_VALUE, subject() + " is " + found() + "; " + required + " is required");
  }

  private UnreadableException fault(RefusalReason reason, String detail) {
    return new UnreadableException(reason, pointer(), detail);
  }

  /**
   * Where the cursor stands. Names are a stranger's and as long as the payload: the pointer ends
   * before the first that makes it too long for a header.
   */
  private String pointer() {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    int end = 0;
    while (end < pointer.length()) {
      int slash = pointer.indexOf('/', end + 1);
      int next = slash < 0 ? pointer.length() : slash;
      if (next > POINTER_LENGTH_MAX) {
        return pointer.substring(0, end);
      }
      end = next;
    }
    return pointer;
  }

  /** What the fault is about, for a human. */
  private String subject() {
    JsonStreamContext context = parser.getParsingContext();
    if (parser.currentToken().isStructStart()) {
      context = context.getParent();
    }
    if (context.inObject()) {
      return context.getCurrentName();
    }
    if (!context.inArray()) {
      return "the payload";
    }
    String list = context.getParent().getCurrentName();
    return (list == null ? "report " : list + " item ") + context.getCurrentIndex();
  }

  private String found() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> quote(parser.getText());
      default -> truncate(parser.getText());
    };
  }

  private static String quote(String text) {
    return '"' + truncate(text) + '"';
  }

  /** The beginning of untrusted text, in one printable line. */
  static String truncate(String text) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    while (at < text.length() && line.length() < QUOTED_LENGTH_MAX) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      boolean printable =
          !Character.isISOControl(character)
              && Character.getType(character) != Character.SURROGATE
              && Character.getType(character) != Character.LINE_SEPARATOR
              && Character.getType(character) != Character.PARAGRAPH_SEPARATOR
              && Character.getType(character) != Character.FORMAT;
      line.appendCodePoint(printable ? character : '\uFFFD');
    }
    return at < text.length() ? line.append('…').toString() : line.toString();
  }

  private static String bound(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }
}
