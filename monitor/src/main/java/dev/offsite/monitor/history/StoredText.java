package dev.offsite.monitor.history;

/**
 * Text as it lies in a store. The writer puts {@code %XX} for what stores read differently: in tags
 * for percent signs, backslashes and control characters, in text fields for control characters.
 */
final class StoredText {

  /** A tag as it is stored. */
  static String ofTag(String text) {
    StringBuilder stored = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      append(stored, c, c == '%' || c == '\\' || Character.isISOControl(c));
    }
    return stored.toString();
  }

  /** A text field as it is stored. */
  static String ofField(String text) {
    StringBuilder stored = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      append(stored, c, Character.isISOControl(c));
    }
    return stored.toString();
  }

  /** The tag that was stored so. What is no {@code %XX} stays as it is. */
  static String toTag(String stored) {
    if (stored.indexOf('%') < 0) {
      return stored;
    }
    StringBuilder text = new StringBuilder(stored.length());
    for (int i = 0; i < stored.length(); i++) {
      int high = i + 2 < stored.length() ? Character.digit(stored.charAt(i + 1), 16) : -1;
      int low = i + 2 < stored.length() ? Character.digit(stored.charAt(i + 2), 16) : -1;
      if (stored.charAt(i) == '%' && high >= 0 && low >= 0) {
        text.append((char) (high << 4 | low));
        i += 2;
      } else {
        text.append(stored.charAt(i));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder stored, char c, boolean escaped) {
    if (escaped) {
      stored
          .append('%')
          .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
          .append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
    } else {
      stored.append(c);
    }
  }

  private StoredText() {}
}
