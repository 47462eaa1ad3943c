package dev.offsite.standalone.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What whoever runs Offsite is given: dashboard, alerts and the page about both. */
public final class OperationsFiles {

  private static final Pattern ALERT =
      Pattern.compile(
          "- alert: (\\S+)\\n\\s+expr: >-\\n\\s+(.+)\\n((?:\\s{8}.+\\n|\\s{10}.+\\n)*)");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  /** An alert rule: its expression, and the lines behind it. */
  record Alert(String expression, String rest) {}

  /** The root of the repository, wherever below it the tests run. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docker/prometheus/alerts.yml"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException(
            "the repository is not around " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }

  static String read(String file) throws IOException {
    return Files.readString(root().resolve(file));
  }

  static Map<String, Alert> alerts() throws IOException {
    Map<String, Alert> alerts = new LinkedHashMap<>();
    Matcher matcher = ALERT.matcher(read("docker/prometheus/alerts.yml"));
    while (matcher.find()) {
      alerts.put(matcher.group(1), new Alert(matcher.group(2), matcher.group(3)));
    }
    return alerts;
  }

  static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(read("docker/grafana/dashboards/offsite.json"));
  }

  static List<JsonNode> panels() throws IOException {
    List<JsonNode> panels = new ArrayList<>();
    dashboard().path("panels").forEach(panels::add);
    return panels;
  }

  /** Every name that the page lists in its tables. */
  public static Set<String> documentedMetrics() throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher matcher = DOCUMENTED.matcher(read("docs/operations.md"));
    while (matcher.find()) {
      if (!matcher.group(1).startsWith("/")) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  /** Every name that an alert or a panel asks for, but {@code up}, which Prometheus makes. */
  public static Set<String> usedMetrics() throws IOException {
    Set<String> names = new TreeSet<>();
    alerts().values().forEach(alert -> names.addAll(MetricNames.in(alert.expression())));
    for (JsonNode panel : panels()) {
      for (JsonNode target : panel.path("targets")) {
        names.addAll(MetricNames.in(target.path("expr").asText()));
      }
    }
    names.remove("up");
    return names;
  }

  private OperationsFiles() {}
}
