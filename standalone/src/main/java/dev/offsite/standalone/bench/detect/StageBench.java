package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.decode.ReportDecoder;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.judge.stop.StopLedger;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.trip.TripLedger;
import dev.offsite.pipelines.judge.truck.TruckCase;
import dev.offsite.pipelines.judge.truck.TruckJudge;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.locate.ReportLocator;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.validate.ReportValidator;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.standalone.bench.BenchFailedException;
import dev.offsite.standalone.bench.BenchProgress;
import dev.offsite.standalone.bench.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Each stage that a truck's message goes through, alone, in one thread, without Flink and Kafka:
 * where the time of a message goes, and whether it depends on the number of fences.
 *
 * <p>The candidates of each round are held against the visits that are true before its figures
 * count.
 */
public final class StageBench {

  private static final Instant BEGIN = Instant.parse("2026-03-02T11:00:00Z");

  private final StagePlan plan;
  private final BenchProgress progress;

  public StageBench(StagePlan plan, BenchProgress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Runs.
   *
   * @throws BenchFailedException if an answer is wrong
   */
  public StageReport run() throws Exception {
    double loadBefore = Machine.loadAverage();
    progress.show("simulates " + plan.trucks() + " trucks");
    Simulation simulation =
        Simulation.of(
            Scenario.parse("stages", "fleet: {trucks: " + plan.trucks() + ", fixEvery: 1s}\n"),
            BEGIN,
            plan.seed());
    DrivenFixes fixes = new DrivenFixes();
    List<RawRecord> records = records(simulation, fixes);
    int most = plan.fences().get(plan.fences().size() - 1);
    List<DrawnFence> drawn = new FenceDraw(fixes, plan.seed()).draw(most);
    List<StageRound> rounds = new ArrayList<>();
    int visits = 0;
    try {
      for (int count : plan.fences()) {
        FenceSet set =
            new FenceSet(drawn.subList(0, count), simulation.scenario().reference(), fixes);
        visits = set.visits(fixes.size()).size();
        try (var view = set.feed().open()) {
          for (int round = 1 - plan.warmUps(); round <= plan.rounds(); round++) {
            progress.show(count + " fences, round " + round);
            StageRound found = round(count, records, set, view.await());
            if (round > 0) {
              rounds.add(found);
            }
          }
        }
        set.feed().release();
      }
    } finally {
      FenceTrees.clear();
    }
    return new StageReport(
        plan, Machine.local(), loadBefore, Machine.loadAverage(), records.size(), visits, rounds);
  }

  private List<RawRecord> records(Simulation simulation, DrivenFixes fixes) {
    TelemetryCodec codec = new TelemetryCodec();
    MessageSource source = simulation.messages();
    Map<String, Integer> trucks = new HashMap<>();
    List<RawRecord> records = new ArrayList<>();
    long endMs = BEGIN.plus(plan.time()).toEpochMilli();
    for (DeviceMessage message = LandedTraffic.nextFix(source);
        message.dueMillis() < endMs;
        message = LandedTraffic.nextFix(source)) {
      PositionReport report =
          (PositionReport)
              codec.decode(message.topic(), message.payload()).reports().get(0).report();
      int truck = trucks.computeIfAbsent(report.deviceId(), id -> trucks.size());
      fixes.add(truck, 0, report);
      records.add(
          new RawRecord(
              DeviceKind.TRUCK.telemetryTopic(),
              0,
              records.size(),
              report.deviceId(),
              message.topicName(),
              message.dueMillis(),
              message.payload()));
    }
    return records;
  }

  private static StageRound round(
      int fences, List<RawRecord> records, FenceSet set, ReferenceSnapshot reference)
      throws BenchFailedException {
    Map<Stage, StageRound.Cost> costs = new EnumMap<>(Stage.class);

    List<Received> received = new ArrayList<>(records.size());
    ReportDecoder decoder = new ReportDecoder(new TelemetryCodec());
    ThreadCost decoding = new ThreadCost();
    for (RawRecord record : records) {
      decoder.decode(record, reference, received::add, refusal -> {});
    }
    costs.put(Stage.DECODE, decoding.forEach(records.size()));

    int refused = 0;
    ReportValidator validator = new ReportValidator();
    ThreadCost validating = new ThreadCost();
    for (Received report : received) {
      refused += validator.refusal(report, reference).isPresent() ? 1 : 0;
    }
    costs.put(Stage.VALIDATE, validating.forEach(records.size()));
    if (received.size() != records.size() || refused > 0) {
      throw new BenchFailedException(
          received.size() + " of " + records.size() + " messages read, " + refused + " refused");
    }

    List<Located> located = new ArrayList<>(records.size());
    ReportLocator locator = new ReportLocator();
    ThreadCost locating = new ThreadCost();
    for (Received report : received) {
      located.add(locator.locate(report, reference));
    }
    costs.put(Stage.LOCATE, locating.forEach(records.size()));

    List<Candidate> candidates = new ArrayList<>();
    ThreadCost judging = new ThreadCost();
    judge(located, reference, candidates);
    costs.put(Stage.JUDGE, judging.forEach(records.size()));

    List<Object> seen = new ArrayList<>();
    for (Candidate candidate : candidates) {
      SeenCandidate about = SeenCandidate.of(candidate);
      if (about != null) {
        seen.add(about);
      }
    }
    AnswerCheck.requireCandidates(
        Contender.OFFSITE_1000, set.visits(records.size()), set.near(), seen);
    return new StageRound(fences, costs);
  }

  /** As the job does at each fix: candidates, trips and stays. */
  private static void judge(
      List<Located> fixes, ReferenceSnapshot reference, List<Candidate> candidates) {
    TruckJudge judge = new TruckJudge(DetectionSettings.DEFAULT_LATENESS_HORIZON);
    Map<String, TruckCase> trucks = new HashMap<>();
    Map<String, TripLedger> trips = new HashMap<>();
    Map<String, StopLedger> stops = new HashMap<>();
    for (Located fix : fixes) {
      String id = fix.received().report().deviceId();
      Instant now = fix.received().receivedAt();
      TruckCase truck = trucks.computeIfAbsent(id, key -> TruckCase.empty());
      candidates.addAll(truck.add(fix, judge, reference, now).revisions());
      Moment heard = new Moment(id, 0, reference);
      truck.trips(trips.computeIfAbsent(id, key -> TripLedger.empty()), heard, now);
      truck.stops(stops.computeIfAbsent(id, key -> StopLedger.empty()), heard);
    }
  }
}
