package dev.offsite.standalone.scenario;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.decode.ReportDecoder;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.truck.TruckCase;
import dev.offsite.pipelines.judge.truck.TruckJudge;
import dev.offsite.pipelines.locate.ReportLocator;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.validate.ReportValidator;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Judges the messages of trucks as the detection job does, message by message and without an
 * engine: decode, validate, locate, judge, and ask again when a truck has been silent.
 */
final class TruckDesk {

  private static final Duration HORIZON = Duration.ofMinutes(15);

  private final ReferenceSnapshot reference;
  private final Consumer<Candidate> said;
  private final ReportDecoder decoder = new ReportDecoder(new TelemetryCodec());
  private final ReportValidator validator = new ReportValidator();
  private final ReportLocator locator = new ReportLocator();
  private final TruckJudge judge = new TruckJudge(HORIZON);
  private final Map<String, TruckCase> trucks = new HashMap<>();
  private long offset;

  TruckDesk(ReferenceSnapshot reference, Consumer<Candidate> said) {
    this.reference = reference;
    this.said = said;
  }

  void take(DeviceMessage message) {
    if (message.topic() == null || message.topic().device() != DeviceKind.TRUCK) {
      return;
    }
    RawRecord raw =
        new RawRecord(
            DeviceKind.TRUCK.telemetryTopic(),
            0,
            offset++,
            message.topic().deviceId(),
            message.topicName(),
            message.dueMillis(),
            message.payload());
    decoder.decode(raw, reference, this::take, refusal -> {});
  }

  /** Nothing more comes until a time. */
  void close(Instant until) {
    trucks.forEach((deviceId, truck) -> fallSilent(deviceId, truck, until.toEpochMilli()));
  }

  private void take(Received received) {
    Optional<Refusal> refusal = validator.refusal(received, reference);
    boolean isJudged = refusal.map(r -> ReportValidator.isHeard(received, r)).orElse(true);
    if (!(received.report() instanceof PositionReport) || !isJudged) {
      return;
    }
    String deviceId = received.report().deviceId();
    TruckCase truck = trucks.computeIfAbsent(deviceId, id -> TruckCase.empty());
    fallSilent(deviceId, truck, received.raw().receivedAtMillis());
    truck
        .add(locator.locate(received, reference), judge, reference, received.receivedAt())
        .revisions()
        .forEach(said);
  }

  /** What the timers of the job would have said by then. */
  private void fallSilent(String deviceId, TruckCase truck, long untilMs) {
    long lastMs = truck.lastReceivedMs();
    if (lastMs == Long.MIN_VALUE) {
      return;
    }
    List<Duration> silences = judge.silences(Instant.ofEpochMilli(lastMs), reference);
    for (Duration silence : silences) {
      if (lastMs + silence.toMillis() <= untilMs) {
        truck
            .fallSilent(
                new Moment(deviceId, silence.toMillis(), reference),
                judge,
                Instant.ofEpochMilli(lastMs).plus(silence))
            .forEach(said);
      }
    }
  }
}
