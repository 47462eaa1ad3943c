package dev.offsite.pipelines.judge.terminal;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.TruckPlace;
import dev.offsite.pipelines.judge.track.TruckSubject;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says of a dark terminal what is held against the truck. Pure; thread-safe. */
final class DarkFindings {

  /** The truck was not heard of again, and is given up. */
  static final String ENDED_IN_SILENCE = "ENDED_IN_SILENCE";

  /** The truck has not been seen since. */
  static final String STILL_SILENT = "STILL_SILENT";

  /** The truck was seen again elsewhere. */
  static final String MOVED_WHILE_DARK = "MOVED_WHILE_DARK";

  /** The finding; empty if the rule is gone, or what happened does not count by it. */
  static Optional<Finding> of(DarkSpell spell, Moment moment) {
    Instant start = Instant.ofEpochMilli(spell.startMs());
    return moment.reference().rules(spell.kind(), start).stream()
        .filter(rule -> rule.id().equals(spell.ruleId()))
        .map(DarkRule::new)
        .filter(rule -> !isMaintenance(spell, rule))
        .map(rule -> of(spell, rule, moment))
        .findFirst();
  }

  /** A truck that was parked when the cut was told, and was found where it had been. */
  private static boolean isMaintenance(DarkSpell spell, DarkRule rule) {
    return spell.isParked() && spell.movedM() < rule.movedM();
  }

  private static Finding of(DarkSpell spell, DarkRule rule, Moment moment) {
    Fix back = spell.backFix();
    boolean silent = back == null && moment.silentMs() >= rule.gapMsMax();
    boolean givenUp = silent && moment.silentMs() >= rule.giveUpMs();
    Instant start = Instant.ofEpochMilli(spell.startMs());
    Instant last = Instant.ofEpochMilli(spell.lastMs());
    Instant end = null;
    if (spell.isOver()) {
      end = back == null ? last : back.time();
    } else if (givenUp) {
      end = last;
    }
    long untilMs = back == null ? spell.lastMs() + silentMs(silent, moment) : back.timeMs();
    double durationS = (untilMs - spell.startMs()) / 1000.0;
    Fix newest = back == null ? spell.lastFix() : back;
    boolean moved = spell.movedM() >= rule.movedM();
    return new Finding(
        rule.rule(),
        moment.reference().release(),
        moment.deviceId(),
        "",
        TruckSubject.of(moment.deviceId(), start, moment.reference()),
        new Candidate.Episode(
            start,
            0,
            start,
            last,
            newest.time(),
            end,
            durationS,
            spell.movedM(),
            spell.observations()),
        new Candidate.Facts(
            durationS,
            null,
            null,
            "s",
            null,
            null,
            details(spell, rule),
            notes(silent, givenUp, moved)),
        TruckPlace.at(spell.seenFix(), "last place before the silence"),
        law(rule, moved),
        doubts(spell, rule),
        new Candidate.Evidence(spell.citation().records(), List.of(), spell.track()),
        newest.time(),
        Instant.ofEpochMilli(newest.receivedMs()));
  }

  private static long silentMs(boolean silent, Moment moment) {
    return silent ? moment.silentMs() : 0;
  }

  private static Map<String, String> details(DarkSpell spell, DarkRule rule) {
    Map<String, String> details = new TreeMap<>();
    details.put("cargo", spell.cargo().name());
    details.put("silenceAllowedS", Long.toString(rule.gapMsMax() / 1000));
    if (!spell.alarms().isEmpty()) {
      details.put("alarms", String.join(" ", spell.alarms()));
    }
    if (spell.heardWithoutFix() > 0) {
      details.put("heardWithoutFix", Integer.toString(spell.heardWithoutFix()));
    }
    Fix back = spell.backFix();
    if (back != null) {
      details.put("seenAgainLng", degrees(back.position().lng()));
      details.put("seenAgainLat", degrees(back.position().lat()));
      details.put("unheardS", Long.toString((back.timeMs() - spell.lastMs()) / 1000));
      details.put("movedM", String.format(Locale.ROOT, "%.0f", spell.movedM()));
    }
    if (spell.isFollowed()) {
      // Makes a revision of its own when the drive after it has become part of the evidence.
      details.put("trackAfter", "complete");
    }
    return details;
  }

  private static List<String> notes(boolean silent, boolean givenUp, boolean moved) {
    if (moved) {
      return List.of(MOVED_WHILE_DARK);
    }
    if (givenUp) {
      return List.of(ENDED_IN_SILENCE);
    }
    return silent ? List.of(STILL_SILENT) : List.of();
  }

  private static Candidate.Law law(DarkRule rule, boolean moved) {
    ReferenceEntry.Rule version = rule.rule();
    return new Candidate.Law(
        version.basis(),
        null,
        null,
        version.matter(),
        version.department(),
        moved ? rule.severityIfMoved() : version.severity());
  }

  private static Set<Doubt> doubts(DarkSpell spell, DarkRule rule) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (!spell.ignitionSaid()) {
      doubts.add(Doubt.IGNITION_UNKNOWN);
    }
    boolean onlyForItsLoad =
        spell.kind() == ViolationKind.TERMINAL_SILENT
            && !rule.isOnTrip(spell.firstFix(), Cargo.UNKNOWN);
    if (onlyForItsLoad && spell.cargo().isPresumed()) {
      doubts.add(Doubt.LOAD_PRESUMED);
    }
    if (spell.kind() == ViolationKind.TERMINAL_SILENT && spell.heardWithoutFix() > 0) {
      doubts.add(Doubt.HEARD_WITHOUT_FIX);
    }
    if (spell.isRepaired()) {
      doubts.add(Doubt.RECORD_REPAIRED);
    }
    spell.citation().addDoubts(doubts);
    return doubts;
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.7f", value);
  }

  private DarkFindings() {}
}
