package dev.offsite.pipelines.check;

import java.util.List;
import java.util.Objects;

/**
 * A device, what is wrong with it, and the figures.
 *
 * @param findings grave ones first, then by weight
 */
public record DeviceVerdict(
    String deviceId, Usability usability, List<CheckFinding> findings, DeviceFigures figures) {
  public DeviceVerdict {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(usability, "usability");
    findings = List.copyOf(findings);
    Objects.requireNonNull(figures, "figures");
  }

  /** Whether there is a finding of this kind. */
  public boolean has(FindingKind kind) {
    return findings.stream().anyMatch(finding -> finding.kind() == kind);
  }
}
