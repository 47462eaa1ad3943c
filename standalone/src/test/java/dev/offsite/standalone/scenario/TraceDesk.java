package dev.offsite.standalone.scenario;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.decode.ReportDecoder;
import dev.offsite.pipelines.judge.patrol.Look;
import dev.offsite.pipelines.judge.patrol.LookFinder;
import dev.offsite.pipelines.judge.patrol.Noticed;
import dev.offsite.pipelines.judge.patrol.PatrolCase;
import dev.offsite.pipelines.judge.patrol.SightingFinder;
import dev.offsite.pipelines.judge.stop.StopLedger;
import dev.offsite.pipelines.judge.trace.KeyedMatter;
import dev.offsite.pipelines.judge.trace.TraceFile;
import dev.offsite.pipelines.judge.trace.TraceFinder;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.truck.TruckCase;
import dev.offsite.pipelines.judge.truck.TruckJudge;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.locate.ReportLocator;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.validate.ReportValidator;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Judges the messages of trucks and drones as the detection job does, message by message and
 * without an engine: what trucks dumped, what drones see, and who was there.
 */
final class TraceDesk {

  private static final Duration HORIZON = Duration.ofMinutes(15);

  private final ReferenceSnapshot reference;
  private final Consumer<Candidate> said;
  private final ReportDecoder decoder = new ReportDecoder(new TelemetryCodec());
  private final ReportValidator validator = new ReportValidator();
  private final ReportLocator locator = new ReportLocator();
  private final TruckJudge judge = new TruckJudge(HORIZON);
  private final SightingFinder sightings = new SightingFinder();
  private final LookFinder looks = new LookFinder();
  private final TraceFinder matters = new TraceFinder();
  private final Map<String, TruckCase> trucks = new HashMap<>();
  private final Map<String, StopLedger> stops = new HashMap<>();
  private final Map<String, PatrolCase> places = new HashMap<>();
  private final Map<String, TraceFile> traces = new HashMap<>();
  private long offset;

  TraceDesk(ReferenceSnapshot reference, Consumer<Candidate> said) {
    this.reference = reference;
    this.said = said;
  }

  void take(DeviceMessage message) {
    if (message.topic() != null) {
      RawRecord raw =
          new RawRecord(
              message.topic().device().telemetryTopic(),
              0,
              offset++,
              message.topic().deviceId(),
              message.topicName(),
              message.dueMillis(),
              message.payload());
      decoder.decode(raw, reference, this::take, refusal -> {});
    }
  }

  private void take(Received received) {
    if (validator.refusal(received, reference).isEmpty()) {
      Located located = locator.locate(received, reference);
      if (received.report() instanceof PositionReport) {
        drive(located);
      } else if (received.report() instanceof DetectionReport) {
        sightings
            .find(located, ViolationKind.PATROL_OBJECT, reference)
            .forEach(sighting -> notice(sighting, received.receivedAt()));
      } else if (received.report() instanceof SortieReport) {
        for (Look look : looks.find(located, reference)) {
          notice(look, received.receivedAt());
          trace(matters.find(look, reference), received.receivedAt());
        }
      }
    }
  }

  private void drive(Located located) {
    String deviceId = located.received().report().deviceId();
    Instant now = located.received().receivedAt();
    TruckCase truck = trucks.computeIfAbsent(deviceId, id -> TruckCase.empty());
    truck.add(located, judge, reference, now).revisions().forEach(said);
    StopLedger ledger = stops.computeIfAbsent(deviceId, id -> StopLedger.empty());
    truck
        .stops(ledger, new Moment(deviceId, 0, reference))
        .forEach(notice -> trace(matters.find(notice, reference), now));
  }

  private void notice(Noticed noticed, Instant now) {
    for (Candidate candidate :
        places
            .computeIfAbsent(noticed.key(), key -> PatrolCase.empty())
            .add(noticed, reference, now)
            .revisions()) {
      trace(matters.find(candidate, reference), now);
    }
  }

  private void trace(List<KeyedMatter> found, Instant now) {
    for (KeyedMatter matter : found) {
      traces
          .computeIfAbsent(matter.key(), key -> TraceFile.empty())
          .add(matter, reference, now)
          .forEach(said);
    }
  }
}
