package dev.offsite.pipelines.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was told of one case.
 *
 * @param standing null until the case is known
 * @param duplicates number of cases that name it as their main case
 * @param told ids of the warnings and breaches told, at most two for each step: a clock starts but
 *     once
 * @param saidDigest SHA-256 of the newest state told, its time left out; null before the first
 * @param changedAtMs when standing or duplicates last changed, by our clock
 */
public record ToldCase(
    @Nullable CaseStanding standing,
    int duplicates,
    List<String> told,
    @Nullable String saidDigest,
    long changedAtMs) {

  static final ToldCase EMPTY = new ToldCase(null, 0, List.of(), null, 0);

  public ToldCase {
    told = List.copyOf(told);
  }

  ToldCase with(CaseStanding next, long nowMs) {
    return new ToldCase(next, duplicates, told, saidDigest, nowMs);
  }

  ToldCase with(MergeChange change, long nowMs) {
    return new ToldCase(standing, duplicates + change.change(), told, saidDigest, nowMs);
  }
}
