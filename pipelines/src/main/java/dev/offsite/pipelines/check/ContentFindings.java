package dev.offsite.pipelines.check;

import dev.offsite.pipelines.check.DeviceFigures.Detections;
import dev.offsite.pipelines.check.DeviceFigures.Passages;
import dev.offsite.pipelines.check.DeviceFigures.Track;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong with what a device says. */
final class ContentFindings {

  static void add(DeviceFigures figures, CheckLimits limits, FindingList findings) {
    if (figures.track() != null) {
      track(figures.track(), limits, findings);
    }
    if (figures.passages() != null) {
      passages(figures.passages(), limits, findings);
    }
    if (figures.detections() != null) {
      detections(figures.detections(), limits, findings);
    }
    Map<String, Double> missing = new TreeMap<>(figures.missingFields());
    missing.values().removeIf(share -> share < limits.missingFieldShare());
    if (!missing.isEmpty() && figures.order().reports() >= limits.reportsMin()) {
      StringBuilder says = new StringBuilder("rules use fields it lacks:");
      missing.forEach(
          (field, share) ->
              says.append(' ')
                  .append(field)
                  .append(" (")
                  .append(FindingList.percent(share))
                  .append(')'));
      findings.remark(
          FindingKind.MISSING_FIELDS, says.toString(), "send them where the device knows them");
    }
  }

  private static void track(Track track, CheckLimits limits, FindingList findings) {
    if (track.datum().isWrong()) {
      findings.grave(
          FindingKind.WRONG_DATUM,
          track.datum().says(),
          "declare datum " + track.datum().probable() + " in the registry");
    }
    if (track.zero() > 0) {
      findings.byShare(
          FindingKind.ZERO_POSITION,
          (double) track.zero() / track.positions(),
          0,
          FindingList.percent(track.zero(), track.positions()) + " of its positions are 0/0",
          "send nothing, or fixed: false, without a fix");
    }
    if (track.frozenRun() >= limits.frozenRun()) {
      findings.remark(
          FindingKind.FROZEN_POSITION,
          track.frozenRun() + " fixes in a row at the very same degrees while it drives",
          "restart the receiver; send fixed: false while it has no fix");
    }
    if (track.jumps() > 0) {
      findings.byShare(
          FindingKind.IMPLAUSIBLE_JUMP,
          (double) track.jumps() / track.positions(),
          0,
          String.format(
              Locale.ROOT,
              "%d jumps, the worst at %,.0f km/h; at most %.0f",
              track.jumps(),
              track.worstJumpKph(),
              limits.plausible().jumpKph()),
          "look at its antenna, and whether two devices share the id");
    }
  }

  private static void passages(Passages of, CheckLimits limits, FindingList findings) {
    if (of.passages() < limits.reportsMin()) {
      return;
    }
    findings.byShare(
        FindingKind.AXLE_SUM,
        (double) of.axleSumWrong() / of.passages(),
        limits.remarkShare(),
        FindingList.percent(of.axleSumWrong(), of.passages())
            + " of its axle loads do not add up to the gross mass",
        "check units (kg) and that all axles are sent");
    findings.byShare(
        FindingKind.IMPLAUSIBLE_MASS,
        (double) of.massWrong() / of.passages(),
        limits.remarkShare(),
        String.format(
            Locale.ROOT,
            "%s of its masses lie outside %.0f to %.0f kg",
            FindingList.percent(of.massWrong(), of.passages()),
            limits.plausible().grossKgMin(),
            limits.plausible().grossKgMax()),
        "check the unit: kg, not t or 10 kg");
    findings.byShare(
        FindingKind.IMPLAUSIBLE_SPEED,
        (double) of.speedWrong() / of.passages(),
        limits.remarkShare(),
        String.format(
            Locale.ROOT,
            "%s of its speeds lie outside %.1f to %.0f km/h, for which scales are verified",
            FindingList.percent(of.speedWrong(), of.passages()),
            limits.plausible().passageSpeedKphMin(),
            limits.plausible().passageSpeedKphMax()),
        "check the unit: km/h, not m/s");
  }

  private static void detections(Detections of, CheckLimits limits, FindingList findings) {
    if (of.detections() < limits.reportsMin()) {
      return;
    }
    findings.byShare(
        FindingKind.NO_SORTIE,
        (double) of.withoutSortie() / of.detections(),
        limits.remarkShare(),
        FindingList.percent(of.withoutSortie(), of.detections())
            + " of its detections belong to no sortie",
        "send sortieId; without it nothing can be seen to have gone");
    findings.byShare(
        FindingKind.NO_ERROR_RADIUS,
        (double) of.withoutCe90() / of.detections(),
        limits.remarkShare(),
        FindingList.percent(of.withoutCe90(), of.detections()) + " of its detections have ce90M 0",
        "send the real circular error from height and camera angle");
  }

  private ContentFindings() {}
}
