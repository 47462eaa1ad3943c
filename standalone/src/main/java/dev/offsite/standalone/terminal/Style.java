package dev.offsite.standalone.terminal;

/** How a text is shown. */
public enum Style {
  /** Headings and the figures that matter. */
  BOLD("1"),
  /** What may be passed over. */
  FAINT("2"),
  /** All is well. */
  GOOD("32"),
  /** To be looked at. */
  WARNING("33"),
  /** Something is wrong. */
  BAD("31"),
  /** A heading with ground. */
  TITLE("1;97;44");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** Parameter of the escape sequence "select graphic rendition". */
  String code() {
    return code;
  }
}
