package dev.offsite.simulators.archive;

import java.util.List;
import java.util.Map;

/**
 * What became of the lines of an archive.
 *
 * @param lines read, without a header and without empty ones
 * @param messages written
 * @param skipped left out on purpose, by the reason of the mapping
 * @param unusable that make no message, by fault
 * @param examples the first unusable lines, each with its number and why
 */
public record ImportReport(
    long lines,
    long messages,
    Map<String, Long> skipped,
    Map<String, Long> unusable,
    List<String> examples) {

  public ImportReport {
    skipped = Map.copyOf(skipped);
    unusable = Map.copyOf(unusable);
    examples = List.copyOf(examples);
  }

  /** Of any fault. */
  public long unusableTotal() {
    return unusable.values().stream().mapToLong(Long::longValue).sum();
  }
}
