package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.reference.TraceParameters;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link TraceFile}: one for each rule and neighbourhood, forgotten when nothing
 * has come for as long as a candidate may be revised.
 */
public final class TraceDumpingFunction
    extends KeyedProcessFunction<String, KeyedMatter, Candidate> {

  private static final long serialVersionUID = 1L;

  /** Where the release knows the rule no more, what is left of it is kept for so long. */
  private static final Duration KEPT_WITHOUT_RULE = Duration.ofDays(1);

  private final ReferenceFeed feed;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<TraceFile> file;
  private transient ValueState<Long> forgetAt;
  private transient Counter dropped;

  public TraceDumpingFunction(ReferenceFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    file =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("trace-file", TraceFileSerializer.INSTANCE.asType()));
    forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Types.LONG));
    dropped = getRuntimeContext().getMetricGroup().counter("droppedStays");
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(KeyedMatter matter, Context context, Collector<Candidate> out)
      throws Exception {
    ReferenceSnapshot snapshot = reference.await();
    TraceFile before = file.value();
    TraceFile known = before == null ? TraceFile.empty() : before;
    known.add(matter, snapshot, clock.instant()).forEach(out::collect);
    dropped.inc(known.takeDropped());
    if (before == null && known.isEmpty()) {
      return;
    }
    file.update(known);
    long due = matter.receivedMs() + keptFor(matter, snapshot).toMillis();
    Long set = forgetAt.value();
    if (set == null) {
      context.timerService().registerEventTimeTimer(due);
    }
    forgetAt.update(set == null ? due : Math.max(set, due));
  }

  private static Duration keptFor(KeyedMatter matter, ReferenceSnapshot reference) {
    Instant at = Instant.ofEpochMilli(matter.receivedMs());
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PATROL_OBJECT, at)) {
      if (rule.id().equals(matter.ruleId())
          && rule.parameters().containsKey(TraceParameters.HOURS)) {
        TraceRule tracing = new TraceRule(rule);
        return Duration.ofMillis(Math.max(2 * tracing.hoursMs(), tracing.revisedForMs()));
      }
    }
    return KEPT_WITHOUT_RULE;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out)
      throws Exception {
    long due = forgetAt.value();
    if (timestamp < due) {
      context.timerService().registerEventTimeTimer(due);
      return;
    }
    file.clear();
    forgetAt.clear();
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
