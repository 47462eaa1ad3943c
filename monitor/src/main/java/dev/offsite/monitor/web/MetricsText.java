package dev.offsite.monitor.web;

import java.util.Map;
import java.util.TreeMap;

/** A page in Prometheus' text format 0.0.4. Not thread-safe; made for one page. */
final class MetricsText {

  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Map<String, StringBuilder> families = new TreeMap<>();

  /** What a value does. */
  enum Type {
    COUNTER("counter"),
    GAUGE("gauge");

    private final String word;

    Type(String word) {
      this.word = word;
    }
  }

  void add(String name, Type type, long value) {
    family(name, type).append(name).append(' ').append(value).append('\n');
  }

  /** Adds a sample with one label, whose value holds no quotes, backslashes or line feeds. */
  void add(String name, Type type, String label, String labelValue, long value) {
    family(name, type)
        .append(name)
        .append('{')
        .append(label)
        .append("=\"")
        .append(labelValue)
        .append("\"} ")
        .append(value)
        .append('\n');
  }

  @Override
  public String toString() {
    return String.join("", families.values());
  }

  private StringBuilder family(String name, Type type) {
    return families.computeIfAbsent(
        name, key -> new StringBuilder("# TYPE " + key + ' ' + type.word + '\n'));
  }
}
