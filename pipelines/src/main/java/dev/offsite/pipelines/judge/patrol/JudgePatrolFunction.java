package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.pipelines.serialization.SerializedType;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.io.Serializable;
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

/**
 * The Flink side of {@link PatrolCase} and {@link ParkingCase}: one file for each rule and
 * neighbourhood, forgotten after the retention.
 *
 * @param <C> the file
 */
public final class JudgePatrolFunction<C extends NoticedFile>
    extends KeyedProcessFunction<String, ReportedSighting, Candidate> {

  private static final long serialVersionUID = 1L;

  /** Makes the file of a key of which nothing is known. */
  private interface Empty<C> extends Serializable {
    C make();
  }

  private final String stateName;
  private final SerializedType<C> type;
  private final Empty<C> empty;
  private final ReferenceFeed feed;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<C> zone;
  private transient ValueState<Long> forgetAt;
  private transient Counter late;

  private JudgePatrolFunction(
      String stateName, SerializedType<C> type, Empty<C> empty, ReferenceFeed feed, Clock clock) {
    this.stateName = stateName;
    this.type = type;
    this.empty = empty;
    this.feed = feed;
    this.clock = clock;
  }

  /** Judges places. */
  public static JudgePatrolFunction<PatrolCase> ofPlaces(ReferenceFeed feed, Clock clock) {
    return new JudgePatrolFunction<>(
        "patrol-case", PatrolCaseSerializer.INSTANCE.asType(), PatrolCase::empty, feed, clock);
  }

  /** Judges vehicles that stand. */
  public static JudgePatrolFunction<ParkingCase> ofParking(ReferenceFeed feed, Clock clock) {
    return new JudgePatrolFunction<>(
        "parking-case", ParkingCaseSerializer.INSTANCE.asType(), ParkingCase::empty, feed, clock);
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    zone = getRuntimeContext().getState(new ValueStateDescriptor<>(stateName, type));
    forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Types.LONG));
    late = getRuntimeContext().getMetricGroup().counter("late");
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(ReportedSighting reported, Context context, Collector<Candidate> out)
      throws Exception {
    Noticed noticed = reported.noticed();
    ReferenceSnapshot snapshot = reference.await();
    C file = zone.value() == null ? empty.make() : zone.value();
    NoticedFile.Outcome outcome = file.add(noticed, snapshot, clock.instant());
    zone.update(file);
    if (outcome.isLate()) {
      late.inc();
      context.output(
          RefusalSerializer.REFUSALS,
          reported
              .raw()
              .refuse(
                  CodedIndex.position(noticed.index()),
                  List.of(RefusalReason.BEYOND_HORIZON),
                  "/deviceTime",
                  "it lies before what is still kept of "
                      + noticed.ruleId()
                      + " in "
                      + noticed.neighbourhood()));
    }
    outcome.revisions().forEach(out::collect);
    Duration retention = retention(noticed, snapshot);
    long due = noticed.receivedMs() + retention.toMillis();
    if (forgetAt.value() != null) {
      due = Math.max(due, forgetAt.value());
    }
    if (forgetAt.value() == null) {
      context.timerService().registerEventTimeTimer(due);
    }
    forgetAt.update(due);
  }

  /** How long the file of a rule is kept; a day if no such rule is in force. */
  private static Duration retention(Noticed noticed, ReferenceSnapshot reference) {
    Instant at = Instant.ofEpochMilli(noticed.timeMs());
    for (ViolationKind kind : List.of(ViolationKind.PATROL_OBJECT, ViolationKind.ILLEGAL_PARKING)) {
      for (ReferenceEntry.Rule rule : reference.rules(kind, at)) {
        if (rule.id().equals(noticed.ruleId())) {
          return new PatrolRule(rule).retention();
        }
      }
    }
    return Duration.ofDays(1);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out)
      throws Exception {
    long due = forgetAt.value();
    if (timestamp < due) {
      context.timerService().registerEventTimeTimer(due);
      return;
    }
    String key = context.getCurrentKey();
    String ruleId = key.substring(0, key.indexOf('\u001f'));
    zone.value().close(ruleId, reference.await(), clock.instant()).forEach(out::collect);
    zone.clear();
    forgetAt.clear();
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
