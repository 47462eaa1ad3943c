package dev.offsite.standalone.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.simulators.truth.Offence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * A finished demonstration as JSON, for scripts. Every kind with a detector is named, also where it
 * is 0; {@code truth} stands last.
 */
public final class DemoReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Writes the report: the whole file or nothing. */
  public static void write(DemoStatus status, ScoreDocument score, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, file.getFileName().toString(), ".part");
    try {
      Files.writeString(part, JSON.writeValueAsString(asMap(status, score)) + "\n");
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  static Map<String, Object> asMap(DemoStatus status, ScoreDocument score) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("scenario", status.scenario());
    report.put("seed", status.seed());
    report.put("seconds", status.elapsed().toMillis() / 1000.0);
    report.put("published", byDevice(status, DemoStatus.Flow::published));
    report.put("ingested", byDevice(status, DemoStatus.Flow::ingested));
    report.put("deadLetters", status.deadLetters());
    report.put("rejected", status.rejected());
    report.put("late", status.late());
    Map<String, Integer> candidates = new LinkedHashMap<>();
    Map<String, Object> truth = new LinkedHashMap<>();
    for (ViolationKind kind : ViolationKind.values()) {
      candidates.put(kind.name(), status.candidates().getOrDefault(kind, 0));
      truth.put(kind.name(), asMap(new TruthFigures(0, 0, 0, 0, 0)));
    }
    for (Map.Entry<Offence, TruthFigures> entry : new TreeMap<>(status.truth()).entrySet()) {
      truth.put(entry.getKey().name(), asMap(entry.getValue()));
    }
    Map<String, String> promises = new LinkedHashMap<>();
    score.offences().forEach(row -> promises.put(row.offence().name(), row.promise().name()));
    report.put("candidates", candidates);
    report.put("latencyMillis", asMap(status.latency()));
    report.put("steady", asMap(status.steady()));
    report.put("history", asMap(status.history()));
    report.put("promises", promises);
    Map<String, Object> admissible = new LinkedHashMap<>();
    score.admissible().forEach(row -> admissible.put(row.offence().name(), asMap(row)));
    report.put("admissible", admissible);
    report.put("truth", truth);
    return report;
  }

  private static Map<String, Object> asMap(ScoreDocument.Row row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("expected", row.expected());
    map.put("found", row.found());
    map.put("missed", row.missed());
    map.put("false", row.falseAlarms());
    map.put("duplicate", row.duplicates());
    map.put("precision", row.precision().value());
    map.put("recall", row.recall().value());
    map.put("promise", row.promise().name());
    return map;
  }

  private static Map<String, Object> asMap(DemoStatus.LatencyFigures figures) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("count", figures.count());
    map.put("p50", figures.p50());
    map.put("p99", figures.p99());
    map.put("max", figures.max());
    return map;
  }

  /** Null for a share that is not known. */
  private static Map<String, Object> asMap(SteadyFigures figures) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("afterSeconds", SteadyFigures.WARM_UP.toSeconds());
    map.put("latencyMillis", asMap(figures.latency()));
    map.put("cpuShare", figures.isKnown() ? figures.cpuShare() : null);
    map.put("processors", figures.processors());
    return map;
  }

  private static Map<String, Object> asMap(HistoryFigures figures) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rows", figures.rows());
    map.put("behind", figures.behind());
    map.put("trouble", figures.trouble());
    return map;
  }

  private static Map<String, Integer> asMap(TruthFigures figures) {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("expected", figures.expected());
    map.put("found", figures.found());
    map.put("missed", figures.missed());
    map.put("false", figures.unfounded());
    map.put("duplicate", figures.duplicate());
    return map;
  }

  private static Map<String, Long> byDevice(
      DemoStatus status, ToLongFunction<DemoStatus.Flow> count) {
    Map<String, Long> map = new LinkedHashMap<>();
    for (DeviceKind kind : DeviceKind.values()) {
      DemoStatus.Flow flow = status.flows().get(kind);
      map.put(kind.level(), flow == null ? 0 : count.applyAsLong(flow));
    }
    return map;
  }

  private DemoReport() {}
}
