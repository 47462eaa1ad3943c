package dev.offsite.monitor.evidence;

/** Text of strangers that is shown on a terminal or in a message. */
final class PrintableText {

  private static final int LENGTH_MAX = 160;

  /**
   * Without control characters, which could steer a terminal, and not longer than a line or two.
   */
  static String of(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .limit(LENGTH_MAX)
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean shown =
                  type != Character.CONTROL
                      && type != Character.FORMAT
                      && type != Character.SURROGATE
                      && type != Character.LINE_SEPARATOR
                      && type != Character.PARAGRAPH_SEPARATOR;
              safe.appendCodePoint(shown ? c : '·');
            });
    return safe.length() < text.length() ? safe.append('…').toString() : safe.toString();
  }

  private PrintableText() {}
}
