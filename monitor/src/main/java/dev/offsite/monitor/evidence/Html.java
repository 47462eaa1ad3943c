package dev.offsite.monitor.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** HTML of which every text is escaped: what devices and people wrote never becomes markup. */
final class Html {

  private final StringBuilder out = new StringBuilder(1 << 14);

  /** Adds markup of our own. */
  Html markup(String markup) {
    out.append(markup);
    return this;
  }

  /** Adds a text of anybody. */
  Html text(@Nullable Object text) {
    escape(String.valueOf(text), out);
    return this;
  }

  /** Adds {@code <tag>text</tag>}. */
  Html element(String tag, @Nullable Object text) {
    return markup("<" + tag + ">").text(text).markup("</" + tag + ">");
  }

  /** A row of a table of names and values; no row where there is no value. */
  Html fact(String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      markup("<tr>").element("th", name).element("td", value).markup("</tr>\n");
    }
    return this;
  }

  /** A row of a table of columns. */
  Html row(String tag, List<?> cells) {
    markup("<tr>");
    cells.forEach(cell -> element(tag, cell == null ? "–" : cell));
    return markup("</tr>\n");
  }

  /** A section with a heading. */
  Html heading(String text) {
    return element("h2", text);
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n', '\t' -> out.append(c);
        default -> out.append(isShown(c) ? c : '·');
      }
    }
  }

  /** Control and direction characters could make a reader see another text than is there. */
  private static boolean isShown(char c) {
    return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
  }
}
