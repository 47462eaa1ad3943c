package dev.offsite.pipelines.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of docs/configuration.md, from the keys themselves. */
final class ConfigurationPage {

  private ConfigurationPage() {}

  /** A table for each group of keys, in Markdown. */
  static String tables() {
    StringBuilder page = new StringBuilder();
    groups()
        .forEach(
            (group, keys) -> {
              page.append("\n### ").append(group).append("\n\n");
              page.append("| key | takes | default | what it does |\n|---|---|---|---|\n");
              keys.forEach(key -> page.append(row(key)));
            });
    return page.toString();
  }

  private static Map<String, List<SettingKey<?>>> groups() {
    return SettingKeys.all().stream()
        .collect(
            Collectors.groupingBy(
                key -> key.name().substring(0, key.name().indexOf('.')),
                java.util.LinkedHashMap::new,
                Collectors.toList()));
  }

  private static String row(SettingKey<?> key) {
    return String.format(
        "| `%s` | %s | %s | %s |\n",
        key.name(),
        key.form(),
        key.fallback().isEmpty() ? "–" : "`" + key.fallback() + "`",
        key.description());
  }
}
