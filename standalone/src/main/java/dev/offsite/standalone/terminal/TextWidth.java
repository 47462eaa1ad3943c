package dev.offsite.standalone.terminal;

/**
 * How many columns of a terminal a text takes: Chinese characters take two.
 *
 * <p>The ranges are those of East Asian Width "wide" and "fullwidth" (Unicode Annex 11), coarsened
 * to blocks; combining marks count as nothing.
 */
public final class TextWidth {

  /** Columns of the whole text. */
  public static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** The text in exactly so many columns: cut with an ellipsis, or filled with spaces. */
  public static String fit(String text, int columns) {
    if (columns <= 0) {
      return "";
    }
    StringBuilder fitted = new StringBuilder();
    int width = of(text);
    if (width <= columns) {
      return fitted.append(text).append(" ".repeat(columns - width)).toString();
    }
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int next = of(codePoint);
      if (used + next > columns - 1) {
        break;
      }
      fitted.appendCodePoint(codePoint);
      used += next;
      i += Character.charCount(codePoint);
    }
    return fitted.append('…').append(" ".repeat(columns - used - 1)).toString();
  }

  private static int of(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        isIn(codePoint, 0x1100, 0x115F)
            || isIn(codePoint, 0x2E80, 0xA4CF)
            || isIn(codePoint, 0xAC00, 0xD7A3)
            || isIn(codePoint, 0xF900, 0xFAFF)
            || isIn(codePoint, 0xFE30, 0xFE6F)
            || isIn(codePoint, 0xFF00, 0xFF60)
            || isIn(codePoint, 0xFFE0, 0xFFE6)
            || isIn(codePoint, 0x1F300, 0x1FAFF)
            || isIn(codePoint, 0x20000, 0x3FFFD);
    return wide ? 2 : 1;
  }

  private static boolean isIn(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }

  private TextWidth() {}
}
