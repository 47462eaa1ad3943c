package dev.offsite.pipelines.link;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.time.TimerStep;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link LinkedCase}: one for each key of {@link LinkBy}.
 *
 * <p>The figures are those of the rule's version that judged the candidate.
 */
public final class LinkCandidatesFunction
    extends KeyedProcessFunction<String, Candidate, Candidate> {

  private static final long serialVersionUID = 1L;

  /** Timers of one key fall together within this, so that a busy company has few. */
  private static final TimerStep TIMERS = TimerStep.of(Duration.ofHours(1));

  private final ReferenceFeed feed;
  private final LinkBy by;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<LinkedCase> linked;
  private transient Counter dropped;

  public LinkCandidatesFunction(ReferenceFeed feed, LinkBy by, Clock clock) {
    this.feed = feed;
    this.by = by;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    linked =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("linked-case", LinkedCaseSerializer.INSTANCE.asType()));
    dropped = getRuntimeContext().getMetricGroup().counter("droppedOffences");
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Candidate candidate, Context context, Collector<Candidate> out)
      throws Exception {
    Optional<LinkFigures> figures = figuresOf(candidate, reference.await());
    if (figures.isEmpty() || by.keyOf(candidate).isEmpty()) {
      out.collect(candidate);
      return;
    }
    LinkedCase known = linked.value() == null ? LinkedCase.empty() : linked.value();
    known.add(candidate, figures.get(), by.linker(), clock.instant()).forEach(out::collect);
    dropped.inc(known.takeDropped());
    linked.update(known);
    setTimer(context, candidate.clocks().received().plus(LinkedCase.RECENT_KEPT));
    setTimer(context, candidate.episode().start().plus(LinkedCase.OFFENCE_KEPT));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out)
      throws Exception {
    LinkedCase known = linked.value();
    if (known == null) {
      return;
    }
    Instant at = Instant.ofEpochMilli(timestamp);
    known.forget(at.minus(LinkedCase.OFFENCE_KEPT), at.minus(LinkedCase.RECENT_KEPT));
    if (known.isEmpty()) {
      linked.clear();
    } else {
      linked.update(known);
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }

  private static Optional<LinkFigures> figuresOf(Candidate candidate, ReferenceSnapshot reference) {
    return reference.rules(candidate.kind(), candidate.episode().start()).stream()
        .filter(rule -> isThatOf(candidate, rule))
        .findFirst()
        .flatMap(LinkFigures::of);
  }

  private static boolean isThatOf(Candidate candidate, ReferenceEntry.Rule rule) {
    return rule.id().equals(candidate.rule().id()) && rule.version() == candidate.rule().version();
  }

  private static void setTimer(Context context, Instant notBefore) {
    context.timerService().registerEventTimeTimer(TIMERS.after(notBefore));
  }
}
