package dev.offsite.pipelines.check;

import dev.offsite.pipelines.check.DeviceFigures.Order;
import dev.offsite.pipelines.check.DeviceFigures.Repeats;
import dev.offsite.pipelines.check.DeviceFigures.Traffic;

/** What is wrong with how a device's reports come. */
final class DeliveryFindings {

  static void add(DeviceFigures figures, CheckLimits limits, FindingList findings) {
    Traffic traffic = figures.traffic();
    repeats(figures.repeats(), traffic, limits, findings);
    if (figures.order().reports() >= limits.reportsMin()) {
      order(figures, limits, findings);
    }
    if (traffic.restarts() > 0) {
      findings.remark(
          FindingKind.RESTARTS,
          "it said " + traffic.restarts() + " times that it is online again",
          "look at its power supply and its connection");
    }
    if (traffic.qos0() > 0) {
      findings.remark(
          FindingKind.QOS_0,
          FindingList.percent(traffic.qos0(), traffic.messages()) + " of its messages have QoS 0",
          "send QoS 1: what QoS 0 loses is lost");
    }
    if (traffic.retainedTelemetry() > 0) {
      findings.remark(
          FindingKind.RETAINED_TELEMETRY,
          traffic.retainedTelemetry() + " of its reports are marked retained",
          "retain status messages only: others come again to every subscriber");
    }
  }

  private static void order(DeviceFigures figures, CheckLimits limits, FindingList findings) {
    Order order = figures.order();
    // Only a truck's terminal has to speak all the time: scales wait for vehicles, drones land.
    boolean constant = figures.track() != null && order.regular();
    if (constant && !order.longestFilled() && order.longestMillis() >= order.gapMillis()) {
      String says =
          "silent for "
              + FindingList.words(order.longestMillis())
              + " from "
              + order.longestFrom()
              + "; it reports every "
              + FindingList.words(order.intervalMillis());
      String action = "let it keep what it measures and send it afterwards";
      if (order.longestMillis() > limits.gapGrave().toMillis()) {
        findings.grave(FindingKind.GAP, says, action);
      } else {
        findings.remark(FindingKind.GAP, says, action);
      }
    }
    if (constant && order.silentMillis() >= order.gapMillis()) {
      findings.remark(
          FindingKind.SILENT,
          "silent for the last "
              + FindingList.words(order.silentMillis())
              + " of the feed; it reports every "
              + FindingList.words(order.intervalMillis()),
          "see whether it is switched off, or without network");
    }
    if (constant) {
      findings.byShare(
          FindingKind.MISSING_REPORTS,
          order.missingShare(),
          limits.remarkShare(),
          FindingList.percent(order.missingShare()) + " of its reports never came",
          "send QoS 1 and keep what was not acknowledged");
    }
    if (order.delayedShare() >= limits.remarkShare()) {
      findings.remark(
          FindingKind.BACKFILL,
          FindingList.percent(order.delayedShare())
              + " of its reports were kept back, up to "
              + FindingList.words(order.worstDelayMillis()),
          "nothing, up to the lateness horizon (15 min); beyond it look at its network");
    }
    if (order.lateShare() >= limits.remarkShare()) {
      findings.remark(
          FindingKind.OUT_OF_ORDER,
          FindingList.percent(order.lateShare())
              + " of its reports come behind newer ones, up to "
              + FindingList.words(order.worstLateMillis()),
          "nothing, up to the lateness horizon (15 min); better one connection that keeps order");
    }
  }

  private static void repeats(
      Repeats repeats, Traffic traffic, CheckLimits limits, FindingList findings) {
    long reports = traffic.reports();
    if (repeats.conflicting() > 0) {
      findings.byShare(
          FindingKind.KEY_CONFLICT,
          (double) repeats.conflicting() / Math.max(1, reports),
          0,
          repeats.conflicting() + " reports say something else under the key of another",
          "give each report its own id or time; send what was sent before unchanged");
    }
    long again = repeats.sameBytes() + repeats.sameReport();
    double share = (double) again / Math.max(1, again + reports);
    if (share >= limits.remarkShare() && traffic.messages() >= limits.reportsMin()) {
      findings.remark(
          FindingKind.REPEATS,
          FindingList.percent(share)
              + " come again, "
              + repeats.sameBytes()
              + " messages byte for byte, "
              + repeats.sameReport()
              + " reports in other bytes",
          "nothing: repetitions are dropped; see that acknowledgements reach the device");
    }
  }

  private DeliveryFindings() {}
}
