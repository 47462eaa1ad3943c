package dev.offsite.standalone.rejudge;

import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules on trial by which nobody is ever in a closed zone for too long. */
public final class PatientZones {

  /** The trial of a scenario's reference data. */
  public static TrialRules trial(List<ReferenceEntry> entries) {
    return TrialRules.of("no-zones", List.of(patientZoneRule(entries)));
  }

  /** A rule that finds nobody: a day inside is longer than anyone stays. */
  private static ReferenceEntry.Rule patientZoneRule(List<ReferenceEntry> entries) {
    ReferenceEntry.Rule rule =
        entries.stream()
            .filter(ReferenceEntry.Rule.class::isInstance)
            .map(ReferenceEntry.Rule.class::cast)
            .filter(one -> one.violation() == ViolationKind.PROHIBITED_ZONE)
            .findFirst()
            .orElseThrow();
    Map<String, Double> parameters = new HashMap<>(rule.parameters());
    parameters.put("minInsideS", 86_400.0);
    parameters.remove("crossMinM");
    return new ReferenceEntry.Rule(
        rule.id(),
        rule.version(),
        rule.validity(),
        rule.violation(),
        rule.basis(),
        rule.matter(),
        rule.department(),
        rule.severity(),
        rule.fenceKinds(),
        rule.objectClasses(),
        parameters,
        rule.reviewDays(),
        rule.announceDays(),
        rule.decideDays(),
        rule.flags());
  }

  private PatientZones() {}
}
