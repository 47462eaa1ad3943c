package dev.offsite.standalone.scenario;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.ReportDecoder;
import dev.offsite.pipelines.judge.truck.TruckCase;
import dev.offsite.pipelines.judge.truck.TruckJudge;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.locate.ReportLocator;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.validate.ReportValidator;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.simulation.Simulation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how long it takes to judge a fix of a simulated truck by every family of rules, and to ask
 * when it counts as silent. Arguments: scenario, faults, minutes, rounds. The time is that of the
 * thread's processor, because machines are shared.
 */
final class TruckCost {

  private static final Instant EVENING = Instant.parse("2026-11-20T11:00:00Z");
  private static final Duration HORIZON = Duration.ofMinutes(15);
  private static final int TRUCKS = 60;
  private static final long SEED = 1;

  public static void main(String[] arguments) throws IOException {
    Scenario scenario = Scenario.load(arguments[0]).withTrucks(TRUCKS);
    ReferenceSnapshot reference = ReferenceSnapshot.of("cost", scenario.reference());
    List<Located> fixes = fixes(scenario, arguments[1], Integer.parseInt(arguments[2]), reference);
    for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
      judge(fixes, reference);
    }
  }

  private static void judge(List<Located> fixes, ReferenceSnapshot reference) {
    TruckJudge judge = new TruckJudge(HORIZON);
    Map<String, TruckCase> trucks = new HashMap<>();
    long revisions = 0;
    long silences = 0;
    long startedNs = cpuNs();
    for (Located fix : fixes) {
      TruckCase truck =
          trucks.computeIfAbsent(fix.received().report().deviceId(), id -> TruckCase.empty());
      revisions += truck.add(fix, judge, reference, EVENING).revisions().size();
      Instant at = Instant.ofEpochMilli(truck.lastReceivedMs());
      silences += judge.silences(at, reference).get(0).toMillis();
    }
    double microseconds = (cpuNs() - startedNs) / 1_000.0;
    System.out.printf(
        Locale.ROOT,
        "%d fixes, %.2f µs each, %d revisions, check %d%n",
        fixes.size(),
        microseconds / fixes.size(),
        revisions,
        silences);
  }

  private static long cpuNs() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<Located> fixes(
      Scenario scenario, String faults, int minutes, ReferenceSnapshot reference)
      throws IOException {
    MessageSource messages =
        Simulation.of(scenario, EVENING, SEED, FaultProfile.load(faults)).messages();
    ReportDecoder decoder = new ReportDecoder(new TelemetryCodec());
    ReportValidator validator = new ReportValidator();
    ReportLocator locator = new ReportLocator();
    List<Located> fixes = new ArrayList<>();
    long untilMs = EVENING.plus(Duration.ofMinutes(minutes)).toEpochMilli();
    while (messages.nextDueMillis() < untilMs) {
      DeviceMessage message = messages.next();
      if (message.topic() == null || message.topic().device() != DeviceKind.TRUCK) {
        continue;
      }
      RawRecord raw =
          new RawRecord(
              DeviceKind.TRUCK.telemetryTopic(),
              0,
              fixes.size(),
              message.topic().deviceId(),
              message.topicName(),
              message.dueMillis(),
              message.payload());
      decoder.decode(
          raw,
          reference,
          received -> {
            if (received.report() instanceof PositionReport
                && validator.refusal(received, reference).isEmpty()) {
              fixes.add(locator.locate(received, reference));
            }
          },
          refusal -> {});
    }
    return fixes;
  }

  private TruckCost() {}
}
