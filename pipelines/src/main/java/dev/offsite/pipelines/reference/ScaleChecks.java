package dev.offsite.pipelines.reference;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.FlagMeaning;
import dev.offsite.schemas.reference.OverLimitPermit;
import dev.offsite.schemas.reference.PlateReading;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.SizeLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must fit together for the judges of scales: the sites of an over-limit permit exist, it
 * lifts posted limits only on its route, layouts are told where limits ask for them, one entry at a
 * time says what a plate is and how axles lie, there are size limits where sizes are judged, and
 * flags count only where they mean something and can be enough.
 */
final class ScaleChecks {

  private final Collection<ReferenceEntry> entries;
  private final List<ReferenceFault> faults = new ArrayList<>();

  private ScaleChecks(Collection<ReferenceEntry> entries) {
    this.entries = entries;
  }

  /** Everything that does not fit; empty if all does. */
  static List<ReferenceFault> check(Collection<ReferenceEntry> entries) {
    ScaleChecks checks = new ScaleChecks(entries);
    checks.checkPermits();
    checks.checkLayouts();
    checks.refuseTwoAtOnce(AxleLayouts.class);
    checks.refuseTwoAtOnce(PlateReading.class);
    checks.checkSizeLimits();
    checks.all(ReferenceEntry.Rule.class).forEach(checks::checkFlags);
    checks.all(ReferenceEntry.Rule.class).forEach(checks::checkIdentification);
    return checks.faults;
  }

  private void checkPermits() {
    Set<String> sites = new HashSet<>();
    all(ReferenceEntry.Site.class).forEach(site -> sites.add(site.id()));
    for (OverLimitPermit permit : all(OverLimitPermit.class)) {
      for (String site : permit.siteIds()) {
        if (!sites.contains(site)) {
          fault(permit, "/siteIds", "no site has the id '" + site + "'");
        }
      }
      for (String site : permit.postedLiftedSiteIds()) {
        if (!permit.siteIds().contains(site)) {
          fault(permit, "/postedLiftedSiteIds", "'" + site + "' is not one of its siteIds");
        }
      }
    }
  }

  private void checkIdentification(ReferenceEntry.Rule rule) {
    Set<String> missing = new TreeSet<>(IdentifyParameters.NAMES);
    missing.removeAll(rule.parameters().keySet());
    if (!missing.isEmpty() && missing.size() < IdentifyParameters.NAMES.size()) {
      fault(
          rule,
          "/parameters",
          "the parameters that identify by track stand together or not at all; missing are "
              + missing);
    }
  }

  private void checkLayouts() {
    if (!all(AxleLayouts.class).isEmpty()) {
      return;
    }
    for (ReferenceEntry.MassLimits limits : all(ReferenceEntry.MassLimits.class)) {
      if (limits.rows().stream().anyMatch(row -> !row.axleGroups().isEmpty())) {
        fault(limits, "/rows", "ask for axleGroups, but no entry of axle-layouts tells them");
      }
    }
  }

  private <T extends ReferenceEntry> void refuseTwoAtOnce(Class<T> type) {
    List<T> all = all(type);
    for (int i = 0; i < all.size(); i++) {
      for (T earlier : all.subList(0, i)) {
        T later = all.get(i);
        if (!later.id().equals(earlier.id()) && later.validity().overlaps(earlier.validity())) {
          fault(
              later,
              "/validity",
              "'"
                  + earlier.id()
                  + "' version "
                  + earlier.version()
                  + " is in force at the same"
                  + " time");
        }
      }
    }
  }

  private void checkSizeLimits() {
    boolean judged =
        all(ReferenceEntry.Rule.class).stream()
            .anyMatch(rule -> rule.violation() == ViolationKind.OVERSIZE);
    if (judged && all(SizeLimits.class).isEmpty()) {
      faults.add(
          new ReferenceFault(
              ReferenceKind.SIZE_LIMITS.file(),
              null,
              null,
              "",
              "no entry, but there are rules of kind OVERSIZE"));
    }
  }

  private void checkFlags(ReferenceEntry.Rule rule) {
    if (rule.violation().family() != ViolationKind.Family.SCALE) {
      if (!rule.flags().isEmpty()) {
        fault(rule, "/flags", "are no matter of " + rule.violation());
      }
      return;
    }
    double most = rule.parameters().getOrDefault("lowSpeedEvidence", 0.0);
    if (most > 0 && !rule.parameters().containsKey("speedKphLow")) {
      fault(rule, "/parameters/lowSpeedEvidence", "needs 'speedKphLow'");
    }
    for (FlagMeaning flag : rule.flags()) {
      double evidence = flag.evidence() == null ? 0 : flag.evidence();
      if (flag.use() == FlagMeaning.Use.EVASION) {
        most += evidence;
      } else if (evidence > 0) {
        fault(rule, "/flags", "'" + flag.code() + "' is evidence, but its use is " + flag.use());
      }
    }
    Double enough = rule.parameters().get("evidenceMin");
    if (enough != null && enough == 0) {
      fault(rule, "/parameters/evidenceMin", "is 0: everybody would evade");
    } else if (enough != null && most < enough) {
      fault(
          rule,
          "/parameters/evidenceMin",
          enough + " is never reached: all evidence together is " + most);
    }
  }

  private <T extends ReferenceEntry> List<T> all(Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void fault(ReferenceEntry entry, String pointer, String detail) {
    faults.add(
        new ReferenceFault(
            ReferenceKind.of(entry).file(),
            null,
            null,
            pointer,
            entry.kind() + " '" + entry.id() + "' version " + entry.version() + ": " + detail));
  }
}
