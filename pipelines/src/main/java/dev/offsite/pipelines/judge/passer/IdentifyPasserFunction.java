package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.episode.CorrectionTime;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.time.TimerStep;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link SiteFile}: one for each site. */
public final class IdentifyPasserFunction
    extends KeyedProcessFunction<String, SiteMatter, Candidate> {

  private static final long serialVersionUID = 1L;

  /** Candidates are corrected for so long after their receipt. */
  static final Duration CANDIDATES_KEPT = CorrectionTime.OF_WHAT_FOLLOWS;

  /** Timers of one site fall together within this. */
  private static final TimerStep TIMERS = TimerStep.of(Duration.ofMinutes(5));

  private final ReferenceFeed feed;

  /** After this what was said is final. */
  private final Duration revisedFor;

  /** Fixes must be there for as long as a passage that came a horizon after them is revised. */
  private final Duration matterKept;

  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<SiteFile> file;
  private transient Counter dropped;

  /**
   * A function.
   *
   * @param horizon how late a fix may be and still identify
   */
  public IdentifyPasserFunction(ReferenceFeed feed, Duration horizon, Clock clock) {
    this.feed = feed;
    this.revisedFor = horizon;
    this.matterKept = horizon.multipliedBy(2);
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    file =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("site-file", SiteFileSerializer.INSTANCE.asType()));
    dropped = getRuntimeContext().getMetricGroup().counter("droppedFixes");
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(SiteMatter matter, Context context, Collector<Candidate> out)
      throws Exception {
    SiteFile before = file.value();
    SiteFile known = before == null ? SiteFile.empty() : before;
    if (matter instanceof SiteMatter.Unread unread && isTooLate(unread, known)) {
      out.collect(unread.candidate());
      return;
    }
    known.add(matter, reference.await(), clock.instant()).forEach(out::collect);
    dropped.inc(known.takeDropped());
    if (before == null && known.isEmpty()) {
      return;
    }
    file.update(known);
    setTimer(context, matter, matterKept);
    if (matter instanceof SiteMatter.Unread) {
      setTimer(context, matter, revisedFor);
      setTimer(context, matter, CANDIDATES_KEPT);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out)
      throws Exception {
    SiteFile known = file.value();
    if (known == null) {
      return;
    }
    Instant at = Instant.ofEpochMilli(timestamp);
    known.forget(at.minus(matterKept), at.minus(revisedFor), at.minus(CANDIDATES_KEPT));
    if (known.isEmpty()) {
      file.clear();
    } else {
      file.update(known);
    }
  }

  /**
   * A passage that comes more than a horizon late is not asked about: most trucks that were there
   * have been forgotten, and one that reports as late would look like the only one.
   */
  private boolean isTooLate(SiteMatter.Unread unread, SiteFile known) {
    Instant happened = unread.candidate().episode().start();
    return happened.plus(revisedFor).isBefore(Instant.ofEpochMilli(unread.receivedMs()))
        && !known.knows(unread.candidate().id());
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }

  private static void setTimer(Context context, SiteMatter matter, Duration kept) {
    Instant due = Instant.ofEpochMilli(matter.receivedMs()).plus(kept);
    context.timerService().registerEventTimeTimer(TIMERS.after(due));
  }
}
