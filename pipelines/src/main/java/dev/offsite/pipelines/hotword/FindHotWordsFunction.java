package dev.offsite.pipelines.hotword;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.hotword.HotWord;
import java.time.Clock;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link DistrictBook}: one for each district, with a timer at the end of each
 * day for as long as something is kept.
 */
public final class FindHotWordsFunction
    extends KeyedProcessFunction<String, DistrictNews, HotWord> {

  private static final long serialVersionUID = 1L;

  /** Counter: places and patrols for which a district had no room. */
  static final String DROPPED = "droppedDistrictNews";

  private final ReferenceFeed feed;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<DistrictBook> book;
  private transient Counter dropped;

  public FindHotWordsFunction(ReferenceFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    book =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "district-book", DistrictBookSerializer.INSTANCE.asType()));
    dropped = getRuntimeContext().getMetricGroup().counter(DROPPED);
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(DistrictNews news, Context context, Collector<HotWord> out)
      throws Exception {
    DistrictBook before = book.value();
    DistrictBook known = before == null ? DistrictBook.of(news.district()) : before;
    known.add(news, reference.await(), clock.instant()).forEach(out::collect);
    dropped.inc(known.takeDropped());
    if (before == null && known.isEmpty()) {
      return;
    }
    book.update(known);
    context.timerService().registerEventTimeTimer(endOfDay(news.timeMs()));
  }

  /** Where the stream has passed it already, the timer fires with the next watermark. */
  private static long endOfDay(long timeMs) {
    return CalendarDay.begin(CalendarDay.of(Instant.ofEpochMilli(timeMs)) + 1).toEpochMilli();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<HotWord> out)
      throws Exception {
    DistrictBook known = book.value();
    if (known == null) {
      return;
    }
    known.advance(timestamp, reference.await(), clock.instant()).forEach(out::collect);
    if (known.isEmpty()) {
      book.clear();
      return;
    }
    book.update(known);
    context.timerService().registerEventTimeTimer(endOfDay(timestamp));
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
