package dev.offsite.pipelines.judge.truck;

import dev.offsite.pipelines.judge.stop.StopLedger;
import dev.offsite.pipelines.judge.stop.StopLedgerSerializer;
import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.pipelines.judge.stop.StopNoticeSerializer;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.trip.TripLedger;
import dev.offsite.pipelines.judge.trip.TripLedgerSerializer;
import dev.offsite.pipelines.judge.trip.TripSerializer;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.trip.Trip;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The Flink side of {@link TruckCase}: one for each terminal, and one timer that always stands at
 * the next moment something may be due: the truck counts as silent, or is forgotten.
 *
 * <p>Its trips go to the side output {@link TripSerializer#TRIPS}, its stays to {@link
 * StopNoticeSerializer#STOPS}.
 */
public final class JudgeTruckFunction extends KeyedProcessFunction<String, Located, Candidate> {

  private static final long serialVersionUID = 1L;

  /** Silence, by our own clock, after which nothing is kept of a truck. */
  static final Duration FORGET_AFTER = Duration.ofDays(1);

  private final ReferenceFeed feed;
  private final Duration horizon;
  private final Clock clock;
  private final Instant knownUntil;

  private transient ReferenceFeed.ReferenceView reference;
  private transient TruckJudge judge;
  private transient ValueState<TruckCase> truck;
  private transient ValueState<TripLedger> tripsSaid;
  private transient ValueState<StopLedger> stopsSaid;
  private transient ValueState<Long> dueAt;
  private transient Counter late;

  /**
   * A function.
   *
   * @param horizon how late a fix may come and still be judged here
   * @param knownUntil silence after this time proves nothing
   */
  public JudgeTruckFunction(ReferenceFeed feed, Duration horizon, Clock clock, Instant knownUntil) {
    this.knownUntil = knownUntil;
    this.feed = feed;
    this.horizon = horizon;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    judge = new TruckJudge(horizon);
    truck =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("truck-case", TruckCaseSerializer.INSTANCE.asType()));
    tripsSaid =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("trip-ledger", TripLedgerSerializer.INSTANCE.asType()));
    stopsSaid =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("stop-ledger", StopLedgerSerializer.INSTANCE.asType()));
    dueAt = getRuntimeContext().getState(new ValueStateDescriptor<>("due-at", Types.LONG));
    late = getRuntimeContext().getMetricGroup().counter("late");
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<Candidate> out)
      throws Exception {
    if (!(located.received().report() instanceof PositionReport)) {
      return;
    }
    ReferenceSnapshot snapshot = reference.await();
    TruckCase known = truck.value();
    TruckCase file = known == null ? TruckCase.empty() : known;
    TruckCase.Outcome outcome = file.add(located, judge, snapshot, clock.instant());
    truck.update(file);
    if (outcome.isLate()) {
      late.inc();
      context.output(
          RefusalSerializer.REFUSALS,
          located
              .received()
              .refuse(
                  List.of(RefusalReason.BEYOND_HORIZON),
                  "/fixTime",
                  "the fix lies more than " + horizon + " before the newest of its terminal"));
    }
    outcome.revisions().forEach(out::collect);
    Moment heard = new Moment(context.getCurrentKey(), 0, snapshot);
    sayTrips(file, heard, context);
    sayStops(file, heard, context);
    long dueMs = file.lastReceivedMs() + nextSilence(file, 0, snapshot).toMillis();
    Long due = dueAt.value();
    if (due == null || due > dueMs) {
      setTimer(context, due, dueMs);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out)
      throws Exception {
    if (Instant.ofEpochMilli(timestamp).isAfter(knownUntil)) {
      return;
    }
    TruckCase file = truck.value();
    ReferenceSnapshot snapshot = reference.await();
    long silentMs = timestamp - file.lastReceivedMs();
    if (silentMs >= firstSilence(file, snapshot).toMillis()) {
      Moment moment = new Moment(context.getCurrentKey(), silentMs, snapshot);
      file.fallSilent(moment, judge, clock.instant()).forEach(out::collect);
      sayTrips(file, moment, context);
      truck.update(file);
    }
    if (silentMs < FORGET_AFTER.toMillis()) {
      setTimer(
          context,
          dueAt.value(),
          file.lastReceivedMs() + nextSilence(file, silentMs, snapshot).toMillis());
    } else {
      truck.clear();
      tripsSaid.clear();
      stopsSaid.clear();
      dueAt.clear();
    }
  }

  /** Says what has changed about the truck's trips. */
  private void sayTrips(TruckCase file, Moment moment, Context context) throws Exception {
    if (!file.mayHaveTrips()) {
      return;
    }
    TripLedger before = tripsSaid.value();
    TripLedger said = before == null ? TripLedger.empty() : before;
    for (Trip trip : file.trips(said, moment, clock.instant())) {
      context.output(TripSerializer.TRIPS, trip);
    }
    if (!said.takeChange()) {
      return;
    }
    if (!said.isEmpty()) {
      tripsSaid.update(said);
    } else if (before != null) {
      tripsSaid.clear();
    }
  }

  /** Says what has changed about the truck's stays. */
  private void sayStops(TruckCase file, Moment moment, Context context) throws Exception {
    if (!file.mayHaveStops()) {
      return;
    }
    StopLedger before = stopsSaid.value();
    StopLedger said = before == null ? StopLedger.empty() : before;
    List<StopNotice> notices = file.stops(said, moment);
    for (StopNotice notice : notices) {
      context.output(StopNoticeSerializer.STOPS, notice);
    }
    if (!said.takeChange()) {
      return;
    }
    if (!said.isEmpty()) {
      stopsSaid.update(said);
    } else if (before != null) {
      stopsSaid.clear();
    }
  }

  private Duration firstSilence(TruckCase file, ReferenceSnapshot snapshot) {
    return nextSilence(file, 0, snapshot);
  }

  /**
   * The next silence, longer than one that has passed, after which the truck must be looked at. By
   * the rules of the time of the newest record: not of today, or a replay would end otherwise.
   */
  private Duration nextSilence(TruckCase file, long passedMs, ReferenceSnapshot snapshot) {
    Instant at = Instant.ofEpochMilli(file.lastReceivedMs());
    for (Duration silence : judge.silences(at, snapshot)) {
      if (silence.toMillis() > passedMs && silence.compareTo(FORGET_AFTER) < 0) {
        return silence;
      }
    }
    return FORGET_AFTER;
  }

  /** Moves the timer: there is never more than one. */
  private void setTimer(Context context, @Nullable Long due, long at) throws Exception {
    if (due != null) {
      context.timerService().deleteEventTimeTimer(due);
    }
    context.timerService().registerEventTimeTimer(at);
    dueAt.update(at);
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
