package dev.offsite.pipelines.judge.plate;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says of a passage that the terminal of its truck was dark exactly across the bridge. Pure. */
final class DarkAcrossFindings {

  private static final double MS_PER_S = 1000;

  /** One finding for each rule in force by which the silence counts. */
  static List<Finding> of(
      ReadPassage passage,
      Collection<TruckFix> known,
      Collection<TruckHeard> heard,
      ReferenceSnapshot reference) {
    Instant at = Instant.ofEpochMilli(passage.timeMs());
    Optional<ReferenceEntry.Site> site = reference.findSite(passage.siteId(), at);
    List<Finding> findings = new ArrayList<>();
    if (site.isPresent()) {
      for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.DARK_ACROSS_BRIDGE, at)) {
        DarkAcrossRule limits = new DarkAcrossRule(rule);
        if (!isInDeadZone(site.get(), at, limits, reference)) {
          DarkSpan.across(passage, site.get(), known, heard, limits)
              .map(span -> finding(passage, site.get(), span, limits, reference))
              .ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static boolean isInDeadZone(
      ReferenceEntry.Site site, Instant at, DarkAcrossRule limits, ReferenceSnapshot reference) {
    for (Fence fence :
        reference
            .fences(ViolationKind.DARK_ACROSS_BRIDGE)
            .covering(new Wgs84Position(site.lng(), site.lat()))) {
      if (limits.deadZones().contains(fence.kind())
          && fence.validity().contains(at)
          && fence.windows().isActive(at)) {
        return true;
      }
    }
    return false;
  }

  private static Finding finding(
      ReadPassage passage,
      ReferenceEntry.Site site,
      DarkSpan span,
      DarkAcrossRule limits,
      ReferenceSnapshot reference) {
    Instant at = Instant.ofEpochMilli(passage.timeMs());
    double darkS = span.atLeastMs() / MS_PER_S;
    double limitS = limits.darkMsMin() / MS_PER_S;
    return new Finding(
        limits.rule(),
        reference.release(),
        passage.plate() + '/' + passage.passageId(),
        site.id(),
        passage.subject(reference),
        new Candidate.Episode(at, 0, at, at, at, at, 0, null, 3),
        new Candidate.Facts(
            darkS,
            limitS,
            null,
            "s",
            darkS - limitS,
            (darkS - limitS) / limitS * 100,
            details(passage, site, span, limits),
            List.of()),
        Finding.placeOf(site),
        Finding.lawOf(limits.rule()),
        doubts(passage, span, limits),
        evidence(passage, span),
        Instant.ofEpochMilli(span.after().timeMs()),
        Instant.ofEpochMilli(
            Math.max(
                passage.receivedMs(),
                Math.max(span.before().receivedMs(), span.after().receivedMs()))));
  }

  private static Map<String, String> details(
      ReadPassage passage, ReferenceEntry.Site site, DarkSpan span, DarkAcrossRule limits) {
    Map<String, String> details = new TreeMap<>();
    details.put(ElsewhereFindings.PASSAGE, passage.passageId());
    details.put("lane", Integer.toString(passage.lane()));
    details.put("otherDeviceId", span.before().deviceId());
    details.put("darkFrom", Instant.ofEpochMilli(span.before().timeMs()).toString());
    details.put("darkTo", Instant.ofEpochMilli(span.after().timeMs()).toString());
    details.put("darkAtMostS", Double.toString(span.atMostMs() / MS_PER_S));
    details.put("beforeM", metres(span.before().distanceM(site)));
    details.put("afterM", metres(span.after().distanceM(site)));
    details.put("clockToleranceS", Double.toString(limits.clockToleranceMs() / MS_PER_S));
    if (span.heard() > 0) {
      details.put("heardWithoutFix", Integer.toString(span.heard()));
    }
    return details;
  }

  /** That it was switched off nobody has seen; the network may have been. Always for a human. */
  private static Set<Doubt> doubts(ReadPassage passage, DarkSpan span, DarkAcrossRule limits) {
    Set<Doubt> doubts = EnumSet.of(Doubt.LEAD_ONLY);
    if (passage.isUncertain(limits.rule())) {
      doubts.add(Doubt.PLATE_UNCERTAIN);
    }
    if (span.heard() > 0) {
      doubts.add(Doubt.HEARD_WITHOUT_FIX);
    }
    if (Double.isNaN(span.before().accuracyM()) || Double.isNaN(span.after().accuracyM())) {
      doubts.add(Doubt.ACCURACY_UNKNOWN);
    }
    return doubts;
  }

  private static Candidate.Evidence evidence(ReadPassage passage, DarkSpan span) {
    return new Candidate.Evidence(
        List.of(passage.raw(), span.before().raw(), span.after().raw()),
        passage.media(),
        List.of(span.before().point(), span.after().point()));
  }

  private static String metres(double metres) {
    return Double.toString(Math.round(metres * 10) / 10.0);
  }

  private DarkAcrossFindings() {}
}
