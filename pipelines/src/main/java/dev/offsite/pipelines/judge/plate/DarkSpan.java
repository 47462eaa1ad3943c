package dev.offsite.pipelines.judge.plate;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A silence of the terminals of one plate with a passage in it.
 *
 * <p>Only the earliest fix of each minute is known, so the terminal may have reported until the end
 * of the minute of {@code before}: the silence is counted from there, and was longer by up to a
 * minute.
 *
 * @param before the last fix before it
 * @param after the first fix after it
 * @param heard reports without a fix meanwhile
 */
record DarkSpan(TruckFix before, TruckFix after, int heard) {

  private static final Comparator<TruckFix> BY_TIME =
      Comparator.comparingLong(TruckFix::timeMs).thenComparing(TruckFix::deviceId);

  /** From when on nothing was heard for certain, milliseconds since the epoch. */
  long fromMs() {
    return endOfMinuteMs(before);
  }

  /** How long nothing was heard at least, milliseconds. */
  long atLeastMs() {
    return after.timeMs() - fromMs();
  }

  /** How long nothing was heard at most, milliseconds. */
  long atMostMs() {
    return after.timeMs() - before.timeMs();
  }

  /**
   * The silence that counts against a passage: it holds the passage with the clocks as wrong as
   * they may be, is neither too short nor too long, begins and ends near the scale and within a
   * drive of it, and the terminal reported as it should before and after it.
   */
  static Optional<DarkSpan> across(
      ReadPassage passage,
      ReferenceEntry.Site site,
      Collection<TruckFix> known,
      Collection<TruckHeard> heard,
      DarkAcrossRule rule) {
    List<TruckFix> fixes = known.stream().sorted(BY_TIME).toList();
    int after = 0;
    while (after < fixes.size() && fixes.get(after).timeMs() <= passage.timeMs()) {
      after++;
    }
    if (after == 0 || after == fixes.size()) {
      return Optional.empty();
    }
    DarkSpan span = new DarkSpan(fixes.get(after - 1), fixes.get(after), 0);
    boolean counts =
        span.holds(passage, rule)
            && span.isOfThisBridge(passage, site, rule)
            && span.isTheOnlyOne(fixes, rule);
    return counts ? Optional.of(span.with(heard)) : Optional.empty();
  }

  private boolean holds(ReadPassage passage, DarkAcrossRule rule) {
    return atLeastMs() >= rule.darkMsMin()
        && atMostMs() <= rule.darkMsMax()
        && passage.timeMs() - rule.clockToleranceMs() >= fromMs()
        && passage.timeMs() + rule.clockToleranceMs() < after.timeMs();
  }

  private boolean isOfThisBridge(
      ReadPassage passage, ReferenceEntry.Site site, DarkAcrossRule rule) {
    return rule.isNear(before, site)
        && rule.isNear(after, site)
        && rule.isDriveable(before, site, passage.timeMs())
        && rule.isDriveable(after, site, passage.timeMs());
  }

  /** Who is often dark is not dark because of the bridge. */
  private boolean isTheOnlyOne(List<TruckFix> fixes, DarkAcrossRule rule) {
    return isRegular(
            fixes.stream()
                .filter(fix -> fix.timeMs() <= before.timeMs())
                .filter(fix -> fix.timeMs() >= before.timeMs() - rule.lookMs())
                .toList(),
            rule)
        && isRegular(
            fixes.stream()
                .filter(fix -> fix.timeMs() >= after.timeMs())
                .filter(fix -> fix.timeMs() <= after.timeMs() + rule.lookMs())
                .toList(),
            rule);
  }

  private static boolean isRegular(List<TruckFix> fixes, DarkAcrossRule rule) {
    for (int i = 1; i < fixes.size(); i++) {
      if (fixes.get(i).timeMs() - endOfMinuteMs(fixes.get(i - 1)) >= rule.darkMsMin()) {
        return false;
      }
    }
    return fixes.size() >= rule.minFixes();
  }

  private DarkSpan with(Collection<TruckHeard> all) {
    long during =
        all.stream()
            .filter(one -> one.timeMs() >= fromMs() && one.timeMs() < after.timeMs())
            .count();
    return new DarkSpan(before, after, (int) during);
  }

  private static long endOfMinuteMs(TruckFix fix) {
    return Minutes.endMs(fix.timeMs());
  }
}
