package dev.offsite.pipelines.stationhealth;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link StationCase}: one for each scale, with at most one timer, which looks
 * for silence, or for the end of the registration once it is silent.
 *
 * <p>At the end of a bounded input nobody is silent: there is no later moment.
 */
public final class WatchStationFunction
    extends KeyedProcessFunction<String, StationReading, Candidate> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<StationCase> station;
  private transient ValueState<Long> wakeAt;

  /**
   * A function.
   *
   * @param clock says when a revision was decided
   */
  public WatchStationFunction(ReferenceFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    station =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "station-case", StationCaseSerializer.INSTANCE.asType()));
    wakeAt = getRuntimeContext().getState(new ValueStateDescriptor<>("wake-at", Types.LONG));
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(StationReading reading, Context context, Collector<Candidate> out)
      throws Exception {
    ReferenceSnapshot snapshot = reference.await();
    StationCase file = station.value();
    if (reading.kind() == StationReading.Kind.REGISTERED) {
      if (file != null) {
        return;
      }
      file = StationCase.beginningWith(reading);
    } else {
      file = file == null ? StationCase.beginningWith(reading) : file;
      file.add(reading, snapshot, clock.instant()).forEach(out::collect);
    }
    station.update(file);
    wakeLater(file, snapshot, context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out)
      throws Exception {
    wakeAt.clear();
    StationCase file = station.value();
    ReferenceSnapshot snapshot = reference.await();
    boolean isEndOfInput = context.timerService().currentWatermark() == Long.MAX_VALUE;
    Instant now = Instant.ofEpochMilli(timestamp);
    boolean isRegistered = snapshot.findDevice(file.deviceId, now).isPresent();
    if (isEndOfInput || !isRegistered) {
      if (!isEndOfInput) {
        file.end(timestamp, snapshot, clock.instant()).forEach(out::collect);
      }
      station.clear();
      return;
    }
    file.advance(timestamp, snapshot, clock.instant()).forEach(out::collect);
    station.update(file);
    wakeLater(file, snapshot, context);
  }

  private void wakeLater(StationCase file, ReferenceSnapshot snapshot, Context context)
      throws Exception {
    OptionalLong due = file.wakeAtMs(snapshot);
    if (due.isEmpty()) {
      due = endOfRegistrationMs(file.deviceId, snapshot, context.timestamp());
    }
    Long before = wakeAt.value();
    // a deadline that moves away is looked at again when the timer of the earlier one fires
    if (due.isPresent() && (before == null || due.getAsLong() < before)) {
      if (before != null) {
        context.timerService().deleteEventTimeTimer(before);
      }
      context.timerService().registerEventTimeTimer(due.getAsLong());
      wakeAt.update(due.getAsLong());
    }
  }

  private static OptionalLong endOfRegistrationMs(
      String deviceId, ReferenceSnapshot snapshot, Long atMs) {
    Optional<Instant> end =
        snapshot
            .findDevice(deviceId, Instant.ofEpochMilli(atMs))
            .map(ReferenceEntry.Device::validity)
            .flatMap(validity -> Optional.ofNullable(validity.to()));
    return end.isPresent() ? OptionalLong.of(end.get().toEpochMilli()) : OptionalLong.empty();
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
