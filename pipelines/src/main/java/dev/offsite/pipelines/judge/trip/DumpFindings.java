package dev.offsite.pipelines.judge.trip;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.TruckPlace;
import dev.offsite.pipelines.judge.track.TruckSubject;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says of a tip what is held against the truck. Pure; thread-safe. */
final class DumpFindings {

  /** The truck was not heard of again: the tip counts up to its last sign. */
  static final String ENDED_IN_SILENCE = "ENDED_IN_SILENCE";

  /** The finding; empty while too little was seen, or if the release knows the rule no more. */
  static Optional<Finding> of(Tip tip, Moment moment) {
    Instant start = tip.firstFix().time();
    for (ReferenceEntry.Rule rule :
        moment.reference().rules(ViolationKind.ILLEGAL_DUMPING, start)) {
      DumpRule dumping = new DumpRule(rule);
      if (rule.id().equals(tip.ruleId) && tip.isProven(dumping)) {
        return Optional.of(of(tip, dumping, moment));
      }
    }
    return Optional.empty();
  }

  private static Finding of(Tip tip, DumpRule rule, Moment moment) {
    Instant start = tip.firstFix().time();
    Instant last = tip.lastFix().time();
    boolean silent = !tip.isOver() && moment.silentMs() >= rule.gapMsMax();
    GeofenceIndex sites = moment.reference().fences(ViolationKind.ILLEGAL_DUMPING);
    Optional<Fence> site = TippingPlaces.siteAt(sites, tip.whereFix(), rule.rule());
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
            tip.whereFix().time(),
            last,
            tip.isOver() || silent ? last : null,
            (tip.lastFix().timeMs() - tip.firstFix().timeMs()) / 1000.0,
            null,
            tip.observations()),
        facts(tip, rule, silent),
        place(tip.whereFix(), site),
        law(rule, tip.whereFix().timeMs()),
        doubts(tip, rule),
        new Candidate.Evidence(tip.citation().records(), List.of(), tip.track()),
        last,
        Instant.ofEpochMilli(tip.lastFix().receivedMs()));
  }

  private static Candidate.Facts facts(Tip tip, DumpRule rule, boolean silent) {
    Map<String, String> details = new TreeMap<>();
    details.put("bodyRaised", seen(tip, Tip.BODY_RAISED));
    details.put("reversed", seen(tip, Tip.REVERSED));
    details.put("lighter", seen(tip, Tip.LIGHTER));
    details.put("loadBefore", tip.isPresumed ? "presumed" : tip.before().words());
    details.put("loadAfter", tip.has(Tip.LIGHTER) ? tip.after().words() : "unknown");
    details.put("night", rule.isNight(tip.whereFix().timeMs()) ? "yes" : "no");
    if (tip.isFollowed()) {
      // Makes a revision of its own when the drive after it has become part of the evidence.
      details.put("trackAfter", "complete");
    }
    List<String> notes = new ArrayList<>();
    if (silent) {
      notes.add(ENDED_IN_SILENCE);
    }
    return new Candidate.Facts((double) tip.signs(), null, null, "1", null, null, details, notes);
  }

  private static String seen(Tip tip, int sign) {
    return tip.has(sign) ? "seen" : "not seen";
  }

  private static Candidate.Place place(Fix where, Optional<Fence> site) {
    return site.map(fence -> TruckPlace.at(fence, where))
        .orElseGet(() -> TruckPlace.at(where, "outside every disposal site"));
  }

  private static Candidate.Law law(DumpRule rule, long atMs) {
    return new Candidate.Law(
        rule.rule().basis(),
        null,
        null,
        rule.rule().matter(),
        rule.rule().department(),
        rule.severityAt(atMs));
  }

  private static Set<Doubt> doubts(Tip tip, DumpRule rule) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (tip.isPresumed) {
      doubts.add(Doubt.LOAD_PRESUMED);
    }
    if (tip.signs() < rule.signsCertain()) {
      doubts.add(Doubt.SIGNS_MISSING);
    }
    if (tip.isRepaired()) {
      doubts.add(Doubt.RECORD_REPAIRED);
    }
    if (tip.whereFix().accuracyM() == null) {
      doubts.add(Doubt.ACCURACY_UNKNOWN);
    }
    tip.citation().addDoubts(doubts);
    return doubts;
  }

  private DumpFindings() {}
}
