package dev.offsite.pipelines.decode.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Numbers of vendors: as JSON numbers, or as text, which many send. Hot path. */
final class Numbers {

  /** As for the contract's own numbers: four times the shortest exact form of a double. */
  static final int LENGTH_MAX = 100;

  /** The number, or null if it is none, not finite, or longer than 100 characters. */
  static BigDecimal findOrNull(JsonNode node) {
    if (node.isTextual()) {
      return parseOrNull(node.textValue());
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return BigDecimal.valueOf(node.longValue());
    }
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      return null;
    }
    return BigDecimal.valueOf(node.doubleValue());
  }

  /** The number that a text is in JSON's own form, or null. */
  static BigDecimal parseOrNull(String text) {
    if (text.isEmpty() || text.length() > LENGTH_MAX || !isForm(text)) {
      return null;
    }
    try {
      double number = Double.parseDouble(text);
      // Through the double, so that no exponent makes a number of a billion digits.
      return Double.isFinite(number) ? exact(text, number) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static BigDecimal exact(String text, double number) {
    boolean plain = text.indexOf('e') < 0 && text.indexOf('E') < 0;
    return plain ? new BigDecimal(text) : BigDecimal.valueOf(number);
  }

  /** No sign but a minus, no letter but one e: not the hexadecimal or named forms of Java. */
  private static boolean isForm(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != 'e' && c != 'E' && c != '+') {
        return false;
      }
    }
    char first = text.charAt(0);
    return first == '-' || (first >= '0' && first <= '9');
  }

  private Numbers() {}
}
