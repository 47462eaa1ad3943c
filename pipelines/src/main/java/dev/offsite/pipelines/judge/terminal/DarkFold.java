package dev.offsite.pipelines.judge.terminal;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.Newest;
import dev.offsite.pipelines.judge.track.RuleFold;
import dev.offsite.pipelines.judge.track.RuleReader;
import dev.offsite.pipelines.judge.track.Signals;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.reference.RulesInForce;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Terminals that cannot be heard on a trip, or say that their power or antenna was cut. Stateless;
 * thread-safe. Hot path.
 *
 * <p>A silence is judged twice with one result: by the clock of reception while it lasts, and by
 * the gap between two fixes afterwards, so a back-fill that fills the gap withdraws it. Where a cut
 * was told before the silence, both are one candidate against the cut. A cut on a parked truck is
 * maintenance, unless the truck is found elsewhere afterwards.
 */
public final class DarkFold extends RuleFold<DarkSpells> {

  /** Form 1 knew no reports without a place. */
  private static final int FORM = 2;

  /** The shortest silence that some rule counts. */
  private final RuleReader<Long> shortestMs =
      new RuleReader<>(
          rules ->
              rules.of(ViolationKind.TERMINAL_SILENT).stream()
                  .mapToLong(rule -> new DarkRule(rule).gapMsMax())
                  .min()
                  .orElse(Long.MAX_VALUE));

  /** A fold. */
  public DarkFold() {
    super("terminal-dark", FORM, DarkSpells.class);
  }

  @Override
  public DarkSpells start() {
    return new DarkSpells();
  }

  @Override
  protected DarkSpells read(int writtenIn, DataInput in) throws IOException {
    return DarkSpells.read(writtenIn, in);
  }

  @Override
  protected void step(DarkSpells state, Step step) {
    List<ReferenceEntry.Rule> silence = step.rules(ViolationKind.TERMINAL_SILENT);
    List<ReferenceEntry.Rule> cut = step.rules(ViolationKind.TERMINAL_UNPLUGGED);
    follow(state.finished, step.fix(), silence);
    follow(state.finished, step.fix(), cut);
    if (step.before() != null) {
      judgeGap(state, step);
    }
    boolean isCut = isCut(step.fix());
    if (isCut || !state.open.isEmpty()) {
      for (ReferenceEntry.Rule version : cut) {
        judgeCut(state, new DarkRule(version), isCut && !step.isExempt(), step);
      }
      endWithoutRule(state, cut, step);
    }
    state.cargo = step.cargo();
    state.heardWithoutFix = 0;
  }

  /**
   * A terminal without a fix may say why: its antenna was cut. That it does not say so again ends
   * no cut, and where the truck is nobody knows; before the first fix nothing can be said of it.
   */
  @Override
  protected void hear(DarkSpells state, Step step) {
    state.heardWithoutFix++;
    state.heardMs = step.fix().timeMs();
    if (step.before() == null || !isCut(step.fix()) || step.isExempt()) {
      return;
    }
    step.conclude(state.cargo);
    for (ReferenceEntry.Rule version : step.rules(ViolationKind.TERMINAL_UNPLUGGED)) {
      cut(state, new DarkRule(version), step);
    }
  }

  @Override
  protected void find(DarkSpells state, Moment moment, List<Finding> findings) {
    for (DarkSpell spell : state.finished) {
      if (spell.backFix() == null) {
        DarkFindings.of(spell, moment).ifPresent(findings::add);
      } else {
        spell.made.addTo(findings, moment, () -> DarkFindings.of(spell, moment).stream().toList());
      }
    }
    for (DarkSpell spell : state.open) {
      DarkFindings.of(spell, moment).ifPresent(findings::add);
    }
    if (moment.newest() != null) {
      Moment unseen = moment.silentFor(unseenMs(state, moment.newest().fix(), moment));
      if (unseen.silentMs() < shortestMs.of(rulesAt(moment.newest().fix(), moment))) {
        return;
      }
      for (DarkSpell spell : silentNow(state, moment.newest(), unseen)) {
        DarkFindings.of(spell, unseen).ifPresent(findings::add);
      }
    }
  }

  private static RulesInForce rulesAt(Fix fix, Moment moment) {
    return moment.reference().rulesInForce(fix.time());
  }

  /** How long no fix has come: the silence, and before it the time it was heard without one. */
  private static long unseenMs(DarkSpells state, Fix newest, Moment moment) {
    long heardMs = state.heardWithoutFix == 0 ? 0 : state.heardMs - newest.timeMs();
    return heardMs + moment.silentMs();
  }

  @Override
  public List<Duration> silences(Instant at, ReferenceSnapshot reference) {
    return Stream.of(ViolationKind.TERMINAL_SILENT, ViolationKind.TERMINAL_UNPLUGGED)
        .flatMap(kind -> reference.rules(kind, at).stream())
        .map(DarkRule::new)
        .flatMap(rule -> Stream.of(rule.gapMsMax(), rule.giveUpMs()))
        .map(Duration::ofMillis)
        .toList();
  }

  /** By the rules of the time at which the silence began. */
  private static void judgeGap(DarkSpells state, Step step) {
    Fix before = step.before();
    for (ReferenceEntry.Rule version :
        step.reference().rules(ViolationKind.TERMINAL_SILENT, before.time())) {
      DarkRule rule = new DarkRule(version);
      if (step.gapMs() <= rule.gapMsMax()) {
        continue;
      }
      // A late fix may split the silence: both its ends may come to be evidence.
      step.keepBefore();
      step.keep();
      boolean counts =
          rule.isOnTrip(before, state.cargo)
              && !isCutAt(state, before)
              && !isExempt(step.deviceId(), before, step.reference());
      if (counts) {
        DarkSpell spell =
            DarkSpell.silentAfter(
                rule, step.witnessBefore(), state.cargo, step.trail(), state.heardWithoutFix);
        spell.seeAgain(step.witness());
        spell.end(step.fix());
        state.finished.add(spell);
      }
    }
  }

  private static void judgeCut(DarkSpells state, DarkRule rule, boolean isCut, Step step) {
    DarkSpell spell = find(state.open, rule);
    if (isCut) {
      cut(state, rule, step);
    } else if (spell != null) {
      spell.seeAgain(step.witness());
      if (step.fix().timeMs() - spell.backFix().timeMs() >= rule.clearMs()) {
        spell.end(step.fix());
        state.open.remove(spell);
        state.finished.add(spell);
      }
    }
  }

  private static void cut(DarkSpells state, DarkRule rule, Step step) {
    DarkSpell spell = find(state.open, rule);
    if (spell == null) {
      state.open.add(DarkSpell.cutAt(rule, step));
    } else {
      spell.observe(step);
    }
  }

  private static void endWithoutRule(DarkSpells state, List<ReferenceEntry.Rule> rules, Step step) {
    for (Iterator<DarkSpell> open = state.open.iterator(); open.hasNext(); ) {
      DarkSpell spell = open.next();
      if (rules.stream().noneMatch(rule -> rule.id().equals(spell.ruleId()))) {
        spell.end(step.fix());
        open.remove();
        state.finished.add(spell);
      }
    }
  }

  /** The silences that go on after the newest fix. */
  private static List<DarkSpell> silentNow(DarkSpells state, Newest newest, Moment moment) {
    List<DarkSpell> silent = new ArrayList<>();
    Fix fix = newest.fix();
    for (ReferenceEntry.Rule version :
        moment.reference().rules(ViolationKind.TERMINAL_SILENT, fix.time())) {
      DarkRule rule = new DarkRule(version);
      boolean counts =
          moment.silentMs() >= rule.gapMsMax()
              && rule.isOnTrip(fix, state.cargo)
              && !isCutAt(state, fix)
              && !isExempt(moment.deviceId(), fix, moment.reference());
      if (counts) {
        silent.add(
            DarkSpell.silentAfter(
                rule, newest.witness(), state.cargo, newest.trail(), state.heardWithoutFix));
      }
    }
    return silent;
  }

  private static void follow(List<DarkSpell> finished, Fix fix, List<ReferenceEntry.Rule> rules) {
    for (DarkSpell spell : finished) {
      for (ReferenceEntry.Rule version : rules) {
        DarkRule rule = new DarkRule(version);
        if (spell.isOf(rule)) {
          spell.follow(rule, fix);
        }
      }
    }
  }

  /** Whether a cut goes on that this fix told of, or a report after it. */
  private static boolean isCutAt(DarkSpells state, Fix fix) {
    for (DarkSpell spell : state.open) {
      if (spell.lastMs() >= fix.timeMs()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCut(Fix fix) {
    return Signals.hasAlarm(fix.signals(), "POWER_CUT")
        || Signals.hasAlarm(fix.signals(), "ANTENNA_CUT");
  }

  private static boolean isExempt(String deviceId, Fix fix, ReferenceSnapshot reference) {
    return reference
        .findDevice(deviceId, fix.time())
        .map(ReferenceEntry.Device::plate)
        .flatMap(plate -> reference.findVehicle(plate, fix.time()))
        .map(ReferenceEntry.Vehicle::exempt)
        .orElse(false);
  }

  private static DarkSpell find(List<DarkSpell> spells, DarkRule rule) {
    for (DarkSpell spell : spells) {
      if (spell.isOf(rule)) {
        return spell;
      }
    }
    return null;
  }
}
