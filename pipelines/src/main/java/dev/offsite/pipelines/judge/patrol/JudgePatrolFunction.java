package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.RefusalReason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link PatrolCase}: one for each rule and neighbourhood, forgotten after the retention.
 */
public final class JudgePatrolFunction
    extends KeyedProcessFunction<String, ReportedSighting, Candidate> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<PatrolCase> zone;
  private transient ValueState<Long> forgetAt;
  private transient Counter late;

  public JudgePatrolFunction(ReferenceFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    zone =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("patrol-case", PatrolCaseSerializer.INSTANCE.asType()));
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
    PatrolCase file = zone.value() == null ? PatrolCase.empty() : zone.value();
    PatrolCase.Outcome outcome = file.add(noticed, snapshot, clock.instant());
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
    Duration retention = PatrolCase.retention(noticed, snapshot).orElse(Duration.ofDays(1));
    long due = noticed.receivedMs() + retention.toMillis();
    if (forgetAt.value() != null) {
      due = Math.max(due, forgetAt.value());
    }
    if (forgetAt.value() == null) {
      context.timerService().registerEventTimeTimer(due);
    }
    forgetAt.update(due);
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
