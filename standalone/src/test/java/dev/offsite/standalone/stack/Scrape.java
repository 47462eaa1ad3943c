package dev.offsite.standalone.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus would read from {@code /metrics} at one moment. */
record Scrape(List<Sample> samples) {

  private static final Pattern LINE =
      Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)$");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"(?:,|$)");

  /** One line of the page. */
  record Sample(String name, Map<String, String> labels, double value) {

    boolean has(Map<String, String> wanted) {
      return labels.entrySet().containsAll(wanted.entrySet());
    }
  }

  static Scrape of(String statusUri) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(statusUri + "/metrics");
    if (answer.statusCode() != 200) {
      throw new IOException("/metrics answers " + answer.statusCode());
    }
    List<Sample> samples = new ArrayList<>();
    for (String line : answer.body().split("\n", -1)) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new IOException("no line of Prometheus' format: " + line);
      }
      samples.add(
          new Sample(
              matcher.group(1), labels(matcher.group(2)), Double.parseDouble(number(matcher))));
    }
    return new Scrape(samples);
  }

  static HttpResponse<String> get(String uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Names of all samples, sorted. */
  Set<String> names() {
    TreeSet<String> names = new TreeSet<>();
    samples.forEach(sample -> names.add(sample.name()));
    return names;
  }

  /** Sum of all samples of this name that carry these labels. */
  double sum(String name, Map<String, String> labels) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name) && sample.has(labels))
        .mapToDouble(Sample::value)
        .sum();
  }

  private static String number(Matcher matcher) {
    return matcher.group(3).replace("+Inf", "Infinity").replace("-Inf", "-Infinity");
  }

  private static Map<String, String> labels(String text) throws IOException {
    Map<String, String> labels = new TreeMap<>();
    if (text == null) {
      return labels;
    }
    Matcher matcher = LABEL.matcher(text);
    int read = 0;
    while (matcher.find() && matcher.start() == read) {
      labels.put(matcher.group(1), matcher.group(2));
      read = matcher.end();
    }
    if (read != text.length()) {
      throw new IOException("no labels of Prometheus' format: " + text);
    }
    return labels;
  }
}
