package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A rule of the shape "this condition held for so long": one stretch for each place at which it
 * holds. Stateless; thread-safe. Hot path.
 *
 * <p>A stretch begins with the first fix at which the condition is seen to hold, so the driver is
 * not charged with the time before; it is proven once it held over {@code minS} seconds, {@code
 * minFixes} fixes in a row and {@code minM} metres; a proven one ends when the condition was gone
 * for {@code clearS} seconds, or at a silence longer than {@code maxGapS}, each time with the last
 * fix at which it held. Fixes that do not say whether it holds neither prove nor end anything.
 */
public final class ConditionFold extends RuleFold<Stretches> {

  private static final int FORM = 1;

  /** The truck was not heard of again: the stretch counts up to its last fix. */
  static final String ENDED_IN_SILENCE = "ENDED_IN_SILENCE";

  private final Condition condition;
  private final RuleReader<List<ConditionRule>> rules;

  /**
   * A fold.
   *
   * @param name names its state in savepoints; never changed
   */
  public ConditionFold(String name, Condition condition) {
    super(name, FORM, Stretches.class);
    this.condition = condition;
    rules =
        new RuleReader<>(
            inForce -> inForce.of(condition.kind()).stream().map(ConditionRule::new).toList());
  }

  @Override
  public Stretches start() {
    return new Stretches();
  }

  @Override
  protected Stretches read(int writtenIn, DataInput in) throws IOException {
    return Stretches.read(in);
  }

  @Override
  protected void step(Stretches state, Step step) {
    List<ConditionRule> inForce = rules.of(step.rules());
    for (int i = 0; i < inForce.size(); i++) {
      ConditionRule rule = inForce.get(i);
      if (!state.open.isEmpty()) {
        if (step.before() != null && step.gapMs() > rule.gapMsMax()) {
          endAll(state, rule, step);
        }
        endLeft(state, rule, step);
      }
      Condition.Examination examination =
          step.isExempt() ? Condition.Examination.CLEAR : condition.examine(step, rule.rule());
      if (examination.isKnown()) {
        carryOn(state, rule, examination.held(), step);
      } else {
        pass(state, rule, step);
      }
      if (!state.finished.isEmpty()) {
        follow(state, rule, step);
      }
    }
    if (!state.open.isEmpty()) {
      endWithoutRule(state, inForce, step);
    }
  }

  @Override
  protected void find(Stretches state, Moment moment, List<Finding> findings) {
    for (Stretch stretch : state.finished) {
      stretch.made().addTo(findings, moment, () -> findingsOf(stretch, moment));
    }
    for (Stretch stretch : state.open) {
      if (stretch.isProven()) {
        findings.addAll(findingsOf(stretch, moment));
      }
    }
  }

  @Override
  public List<Duration> silences(Instant at, ReferenceSnapshot reference) {
    return reference.rules(condition.kind(), at).stream()
        .map(rule -> Duration.ofMillis(new ConditionRule(rule).gapMsMax()))
        .toList();
  }

  private static void carryOn(
      Stretches state, ConditionRule rule, List<Condition.Held> held, Step step) {
    if (state.open.isEmpty() && held.isEmpty()) {
      return;
    }
    for (Iterator<Stretch> open = state.open.iterator(); open.hasNext(); ) {
      Stretch stretch = open.next();
      boolean holds = held.stream().anyMatch(one -> stretch.isOf(rule, one.siteKey()));
      if (stretch.isOf(rule) && !holds && stretch.isGone(rule, step.fix())) {
        open.remove();
        finish(state, stretch, step);
      }
    }
    for (Condition.Held one : held) {
      Stretch stretch = find(state, rule, one.siteKey());
      if (stretch == null) {
        state.open.add(Stretch.begin(rule, one, step));
      } else {
        stretch.observe(rule, one, step.witness(), step.movedM());
      }
    }
  }

  private static void pass(Stretches state, ConditionRule rule, Step step) {
    for (Stretch stretch : state.open) {
      if (stretch.isOf(rule)) {
        stretch.pass(step.movedM());
      }
    }
  }

  private static void follow(Stretches state, ConditionRule rule, Step step) {
    for (Stretch stretch : state.finished) {
      if (stretch.isOf(rule)) {
        stretch.follow(rule, step.fix());
      }
    }
  }

  private void endLeft(Stretches state, ConditionRule rule, Step step) {
    for (Iterator<Stretch> open = state.open.iterator(); open.hasNext(); ) {
      Stretch stretch = open.next();
      if (stretch.isOf(rule) && condition.isLeft(stretch, step, rule.rule())) {
        open.remove();
        finish(state, stretch, step);
      }
    }
  }

  private static void endAll(Stretches state, ConditionRule rule, Step step) {
    for (Iterator<Stretch> open = state.open.iterator(); open.hasNext(); ) {
      Stretch stretch = open.next();
      if (stretch.isOf(rule)) {
        open.remove();
        finish(state, stretch, step);
      }
    }
  }

  private static void endWithoutRule(Stretches state, List<ConditionRule> rules, Step step) {
    for (Iterator<Stretch> open = state.open.iterator(); open.hasNext(); ) {
      Stretch stretch = open.next();
      if (rules.stream().noneMatch(rule -> rule.id().equals(stretch.ruleId()))) {
        open.remove();
        finish(state, stretch, step);
      }
    }
  }

  private static void finish(Stretches state, Stretch stretch, Step step) {
    if (stretch.isProven()) {
      stretch.end(step.fix());
      state.finished.add(stretch);
    }
  }

  private static Stretch find(Stretches state, ConditionRule rule, String siteKey) {
    for (Stretch stretch : state.open) {
      if (stretch.isOf(rule, siteKey)) {
        return stretch;
      }
    }
    return null;
  }

  /** One, or none if the rule is gone. */
  private List<Finding> findingsOf(Stretch stretch, Moment moment) {
    Instant start = Instant.ofEpochMilli(stretch.startMs());
    for (ReferenceEntry.Rule rule : moment.reference().rules(condition.kind(), start)) {
      if (rule.id().equals(stretch.ruleId())) {
        return List.of(finding(stretch, rule, moment));
      }
    }
    return List.of();
  }

  private Finding finding(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
    Instant start = Instant.ofEpochMilli(stretch.startMs());
    Instant last = Instant.ofEpochMilli(stretch.lastMs());
    boolean silent = !stretch.isOver() && moment.silentMs() >= new ConditionRule(rule).gapMsMax();
    Condition.Description description = condition.describe(stretch, rule, moment);
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(description.doubts());
    if (stretch.isRepaired()) {
      doubts.add(Doubt.RECORD_REPAIRED);
    }
    Citation citation = stretch.citation();
    citation.addDoubts(doubts);
    return new Finding(
        rule,
        moment.reference().release(),
        moment.deviceId(),
        stretch.siteKey(),
        TruckSubject.of(moment.deviceId(), start, moment.reference()),
        new Candidate.Episode(
            start,
            0,
            start,
            stretch.worstFix().time(),
            last,
            stretch.isOver() || silent ? last : null,
            stretch.durationS(),
            stretch.distanceM(),
            stretch.observations()),
        facts(stretch, description.facts(), silent),
        description.place(),
        Finding.lawOf(rule),
        doubts,
        new Candidate.Evidence(citation.records(), List.of(), stretch.track()),
        last,
        Instant.ofEpochMilli(stretch.lastFix().receivedMs()));
  }

  /** The facts of the description, with what is true of every stretch. */
  private static Candidate.Facts facts(Stretch stretch, Candidate.Facts facts, boolean silent) {
    Map<String, String> details = new TreeMap<>(facts.details());
    if (stretch.isFollowed()) {
      // Makes a revision of its own when the drive after it has become part of the evidence.
      details.put("trackAfter", "complete");
    }
    List<String> notes =
        silent
            ? Stream.concat(facts.notes().stream(), Stream.of(ENDED_IN_SILENCE)).toList()
            : facts.notes();
    return facts.with(details, notes);
  }
}
