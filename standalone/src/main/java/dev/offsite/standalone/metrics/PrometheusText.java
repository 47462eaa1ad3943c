package dev.offsite.standalone.metrics;

import java.util.Map;
import java.util.TreeMap;

/**
 * A page in Prometheus' text format 0.0.4: families by name, each with its type and samples.
 *
 * <p>Not thread-safe; made for one page.
 */
public final class PrometheusText {

  /** Of HTTP answers that hold such a page. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Map<String, StringBuilder> families = new TreeMap<>();

  /** What kind of value a family holds. */
  public enum Type {
    /** Only grows, until the process ends. */
    COUNTER("counter"),
    /** Goes up and down. */
    GAUGE("gauge"),
    /** Quantiles and a count. */
    SUMMARY("summary");

    private final String word;

    Type(String word) {
      this.word = word;
    }
  }

  /** Adds a sample of a family that is named as it is. */
  public void add(String name, Type type, Map<String, String> labels, double value) {
    add(name, "", type, labels, value);
  }

  /** Adds a sample whose name is that of its family and a suffix, such as {@code _count}. */
  void add(String family, String suffix, Type type, Map<String, String> labels, double value) {
    StringBuilder lines =
        families.computeIfAbsent(
            family,
            name ->
                new StringBuilder("# TYPE ")
                    .append(name)
                    .append(' ')
                    .append(type.word)
                    .append('\n'));
    lines.append(family).append(suffix);
    if (!labels.isEmpty()) {
      char before = '{';
      for (Map.Entry<String, String> label : labels.entrySet()) {
        lines.append(before).append(label.getKey()).append("=\"");
        appendEscaped(lines, label.getValue());
        lines.append('"');
        before = ',';
      }
      lines.append('}');
    }
    lines.append(' ').append(textOf(value)).append('\n');
  }

  /** The page. */
  @Override
  public String toString() {
    StringBuilder page = new StringBuilder();
    families.values().forEach(page::append);
    return page.toString();
  }

  private static String textOf(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return Double.toString(value);
  }

  private static void appendEscaped(StringBuilder line, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '"' -> line.append("\\\"");
        case '\n' -> line.append("\\n");
        default -> line.append(c);
      }
    }
  }
}
