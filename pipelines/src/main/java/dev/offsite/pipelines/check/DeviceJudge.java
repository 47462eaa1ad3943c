package dev.offsite.pipelines.check;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From figures to findings and a verdict. Immutable; thread-safe. */
final class DeviceJudge {

  private final CheckLimits limits;
  private final @Nullable ReferenceSnapshot registry;

  /**
   * A judge.
   *
   * @param registry null if there is none to compare with
   */
  DeviceJudge(CheckLimits limits, @Nullable ReferenceSnapshot registry) {
    this.limits = limits;
    this.registry = registry;
  }

  DeviceVerdict judge(DeviceFigures figures) {
    FindingList findings = new FindingList(limits);
    if (registry != null) {
      RegistryFindings.add(figures, registry, findings);
    }
    schema(figures, findings);
    ClockFindings.add(figures, limits, findings);
    ContentFindings.add(figures, limits, findings);
    DeliveryFindings.add(figures, limits, findings);
    List<CheckFinding> all = new ArrayList<>(findings.all());
    all.sort(
        Comparator.comparing((CheckFinding f) -> !f.grave()).thenComparing(CheckFinding::kind));
    Usability usability =
        all.isEmpty()
            ? Usability.OK
            : all.get(0).grave() ? Usability.NOT_USABLE : Usability.REMARKS;
    return new DeviceVerdict(figures.deviceId(), usability, all, figures);
  }

  private static void schema(DeviceFigures figures, FindingList findings) {
    long faults = figures.faultCount();
    long reports = figures.traffic().reports();
    if (faults == 0) {
      return;
    }
    DeviceFigures.FaultKind most = figures.faults().get(0);
    String where = most.pointer().isEmpty() ? "the payload" : most.pointer();
    String example = ": mostly " + most.reason() + " at " + where + " (" + most.detail() + ")";
    if (reports == 0) {
      findings.grave(
          FindingKind.NOTHING_READABLE,
          "none of " + faults + " reports can be read" + example,
          "send by the contract, or declare a vendor profile in the registry");
      return;
    }
    findings.byShare(
        FindingKind.SCHEMA_FAULTS,
        (double) faults / (faults + reports),
        0,
        FindingList.percent(faults, faults + reports) + " of the reports cannot be read" + example,
        "correct the field; what cannot be read becomes a dead letter");
  }
}
