package dev.offsite.pipelines.judge.plate;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.time.TimerStep;
import dev.offsite.schemas.telemetry.PassageReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link WhereaboutsFinder}, one for each device; and of {@link PassageContents},
 * so that a plate hears if a scale takes it back.
 */
public final class FindWhereaboutsFunction
    extends KeyedProcessFunction<String, Located, Whereabouts> {

  private static final long serialVersionUID = 1L;

  /** Timers of one scale fall together within this. */
  private static final TimerStep TIMERS = TimerStep.of(Duration.ofMinutes(5));

  private final ReferenceFeed feed;

  /** At least as long as a plate remembers a passage. */
  private final Duration kept;

  private transient ReferenceFeed.ReferenceView reference;
  private transient WhereaboutsFinder finder;
  private transient MapState<String, PassageContents> passages;

  /**
   * A function.
   *
   * @param horizon how long after its receipt a passage may be corrected
   */
  public FindWhereaboutsFunction(ReferenceFeed feed, Duration horizon) {
    this.feed = feed;
    this.kept = horizon.multipliedBy(2);
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    passages =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "passage-contents", Types.STRING, PassageContentsSerializer.INSTANCE.asType()));
    finder = new WhereaboutsFinder();
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<Whereabouts> out)
      throws Exception {
    ReferenceSnapshot snapshot = reference.await();
    finder.find(located, snapshot).ifPresent(out::collect);
    if (located.received().report() instanceof PassageReport passage) {
      PassageContents.Content content = finder.findContent(located, snapshot).orElse(null);
      if (content != null) {
        PassageContents before = passages.get(passage.passageId());
        PassageContents all = before == null ? PassageContents.of(content) : before.with(content);
        all.takenBack(passage.deviceId(), passage.passageId()).forEach(out::collect);
        passages.put(passage.passageId(), all);
        Instant due = Instant.ofEpochMilli(all.counts().receivedMs()).plus(kept);
        context.timerService().registerEventTimeTimer(TIMERS.after(due));
      }
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Whereabouts> out)
      throws Exception {
    for (Iterator<PassageContents> all = passages.values().iterator(); all.hasNext(); ) {
      if (all.next().counts().receivedMs() + kept.toMillis() <= timestamp) {
        all.remove();
      }
    }
    if (passages.isEmpty()) {
      passages.clear(); // an iterator leaves the empty map behind
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
