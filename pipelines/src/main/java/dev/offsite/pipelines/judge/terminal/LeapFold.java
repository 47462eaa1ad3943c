package dev.offsite.pipelines.judge.terminal;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Citation;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFold;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.TruckPlace;
import dev.offsite.pipelines.judge.track.TruckSubject;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.io.DataInput;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Positions that leap further than any truck drives, and stay there. Stateless; thread-safe. Hot
 * path.
 *
 * <p>Only a leap between two places that several fixes agree on each counts: a fix that lies
 * elsewhere alone is a spike, whatever comes before and after it. A leap after the coordinates had
 * been the very same for {@code minS} of a rule about frozen positions, while the terminal said
 * that the truck stood, falls under that rule: the truck had driven on. If the terminal said
 * meanwhile that it moved, the leap stands beside what {@link Frozen} finds.
 */
public final class LeapFold extends RuleFold<Leaps> {

  private static final int FORM = 1;

  /** A fold. */
  public LeapFold() {
    super("position-leap", FORM, Leaps.class);
  }

  @Override
  public Leaps start() {
    return new Leaps();
  }

  @Override
  protected Leaps read(int writtenIn, DataInput in) throws IOException {
    return Leaps.read(in);
  }

  @Override
  protected void step(Leaps state, Step step) {
    List<ReferenceEntry.Rule> rules = step.rules(ViolationKind.POSITION_JUMP);
    boolean leapt = false;
    for (ReferenceEntry.Rule version : rules) {
      leapt |= apply(state, new LeapRule(version), step);
    }
    state.open.removeIf(leap -> rules.stream().noneMatch(r -> r.id().equals(leap.ruleId())));
    if (leapt) {
      state.countFrom(1);
    } else {
      state.keepSteady();
    }
    watchPlace(state, step);
  }

  /** Follows, begins and ends the leaps of one rule; whether this step is one. */
  private static boolean apply(Leaps state, LeapRule rule, Step step) {
    for (Leap leap : state.finished) {
      if (leap.isOf(rule)) {
        leap.follow(rule, step.fix());
      }
    }
    boolean isLeap = rule.isLeap(step);
    Leap open = remove(state, rule);
    if (open == null) {
      if (isLeap && state.steady() >= rule.fixesMin() && !step.isExempt()) {
        boolean stood = state.sameSinceMs != Leap.NONE && !state.saidMoving;
        state.open.add(Leap.at(step, rule, stood ? state.sameSinceMs : Leap.NONE));
      } else if (isLeap) {
        // A late fix may make it count.
        step.keepBefore();
        step.keep();
      }
      return isLeap;
    }
    if (open.isSpike(rule, step.fix())) {
      // The fixes before the spike agree with this one.
      state.countFrom(rule.fixesMin());
      return false;
    }
    if (isLeap) {
      state.open.add(open.goOn(step));
    } else if (open.stays(rule, step.fix())) {
      finish(state, open, step);
    } else {
      state.open.add(open);
    }
    return isLeap;
  }

  private static void finish(Leaps state, Leap leap, Step step) {
    List<ReferenceEntry.Rule> frozen =
        step.reference().rules(ViolationKind.POSITION_FROZEN, leap.from().time());
    String frozenRuleId = "";
    for (ReferenceEntry.Rule rule : frozen) {
      boolean wasFrozen =
          leap.sameSinceMs() != Leap.NONE
              && leap.from().timeMs() - leap.sameSinceMs() >= rule.requireParameter("minS") * 1000;
      if (wasFrozen && frozenRuleId.isEmpty()) {
        frozenRuleId = rule.id();
      }
    }
    leap.end(frozenRuleId, step.fix());
    state.finished.add(leap);
  }

  /** Takes note of how long the coordinates have been the very same. */
  private static void watchPlace(Leaps state, Step step) {
    Double speedKph = step.fix().speedKph();
    if (step.before() == null || !Frozen.isSamePlace(step.before(), step.fix())) {
      state.sameSinceMs = step.fix().timeMs();
      state.saidMoving = false;
    } else {
      state.saidMoving |= speedKph == null || speedKph > 0;
    }
  }

  private static Leap remove(Leaps state, LeapRule rule) {
    for (Iterator<Leap> open = state.open.iterator(); open.hasNext(); ) {
      Leap leap = open.next();
      if (leap.isOf(rule)) {
        open.remove();
        return leap;
      }
    }
    return null;
  }

  @Override
  protected void find(Leaps state, Moment moment, List<Finding> findings) {
    for (Leap leap : state.finished) {
      leap.made.addTo(findings, moment, () -> findingsOf(leap, moment));
    }
  }

  private static List<Finding> findingsOf(Leap leap, Moment moment) {
    return moment.reference().rules(leap.kind(), leap.from().time()).stream()
        .filter(rule -> rule.id().equals(leap.judgedBy()))
        .map(rule -> finding(leap, rule, moment))
        .toList();
  }

  private static Finding finding(Leap leap, ReferenceEntry.Rule rule, Moment moment) {
    Fix from = leap.from();
    Fix to = leap.to();
    boolean frozen = leap.kind() == ViolationKind.POSITION_FROZEN;
    Instant start = frozen ? Instant.ofEpochMilli(leap.sameSinceMs()) : from.time();
    double durationS = (to.timeMs() - start.toEpochMilli()) / 1000.0;
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (from.isRepaired() || to.isRepaired()) {
      doubts.add(Doubt.RECORD_REPAIRED);
    }
    Citation citation = leap.citation();
    citation.addDoubts(doubts);
    return new Finding(
        rule,
        moment.reference().release(),
        moment.deviceId(),
        "",
        TruckSubject.of(moment.deviceId(), start, moment.reference()),
        new Candidate.Episode(
            start, 0, start, to.time(), to.time(), to.time(), durationS, leap.metres(), 2),
        facts(leap, rule, durationS),
        TruckPlace.at(from, frozen ? "the repeated place" : "last place before the leap"),
        Finding.lawOf(rule),
        doubts,
        new Candidate.Evidence(citation.records(), List.of(), leap.track()),
        to.time(),
        Instant.ofEpochMilli(to.receivedMs()));
  }

  private static Candidate.Facts facts(Leap leap, ReferenceEntry.Rule rule, double durationS) {
    Map<String, String> details = new TreeMap<>();
    details.put("leapM", String.format(Locale.ROOT, "%.0f", leap.metres()));
    details.put("leapKph", String.format(Locale.ROOT, "%.0f", leap.impliedKph()));
    details.put("toLng", String.format(Locale.ROOT, "%.7f", leap.to().position().lng()));
    details.put("toLat", String.format(Locale.ROOT, "%.7f", leap.to().position().lat()));
    if (leap.isFollowed()) {
      // Makes a revision of its own when the drive after it has become part of the evidence.
      details.put("trackAfter", "complete");
    }
    if (leap.kind() == ViolationKind.POSITION_FROZEN) {
      return new Candidate.Facts(durationS, null, null, "s", null, null, details, List.of());
    }
    double limitKph = new LeapRule(rule).speedKphMax();
    double excessKph = leap.impliedKph() - limitKph;
    return new Candidate.Facts(
        leap.impliedKph(),
        limitKph,
        null,
        "km/h",
        excessKph,
        excessKph * 100 / limitKph,
        details,
        List.of());
  }
}
