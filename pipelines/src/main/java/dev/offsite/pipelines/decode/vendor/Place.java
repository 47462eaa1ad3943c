package dev.offsite.pipelines.decode.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.channel.RefusalReason;

/**
 * A value in a vendor's message and where it stands.
 *
 * @param node never a missing node
 * @param pointer JSON Pointer from the root of the message
 */
record Place(JsonNode node, String pointer) {

  private static final int QUOTED_LENGTH_MAX = 40;

  /** The value as text, if it is one; whole numbers without a point. */
  String text() {
    if (node.isFloatingPointNumber()) {
      double number = node.doubleValue();
      if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
        return Long.toString((long) number);
      }
    }
    return node.asText();
  }

  UnmappableException wrongType(String field, String required) {
    return fault(RefusalReason.WRONG_TYPE, field, required);
  }

  UnmappableException badValue(String field, String required) {
    return fault(RefusalReason.BAD_VALUE, field, required);
  }

  private UnmappableException fault(RefusalReason reason, String field, String required) {
    return new UnmappableException(
        reason, pointer, field + " is " + found() + "; " + required + " is required");
  }

  /** The value in one printable line, cut where it is long: it is a stranger's text. */
  private String found() {
    if (node.isContainerNode()) {
      return node.isObject() ? "an object" : "an array";
    }
    return node.isTextual() ? '"' + line(node.textValue()) + '"' : line(node.asText());
  }

  static String line(String text) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    while (at < text.length() && line.length() < QUOTED_LENGTH_MAX) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      line.appendCodePoint(isPrintable(character) ? character : '\uFFFD');
    }
    return at < text.length() ? line.append('…').toString() : line.toString();
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
