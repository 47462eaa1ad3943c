package dev.offsite.pipelines.hotword;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link PlaceTeller}: how each candidate counts, forgotten when the judge may
 * revise it no more.
 */
public final class CountPlacesFunction
    extends KeyedProcessFunction<String, Candidate, DistrictNews> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<DistrictNews> counted;
  private transient ValueState<Long> forgetAt;

  public CountPlacesFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    counted =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "counted-place", DistrictNewsSerializer.INSTANCE.asType()));
    forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Types.LONG));
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Candidate candidate, Context context, Collector<DistrictNews> out)
      throws Exception {
    ReferenceSnapshot snapshot = reference.await();
    DistrictNews.Counted before = (DistrictNews.Counted) counted.value();
    DistrictNews.Counted after = PlaceTeller.counted(candidate, snapshot).orElse(null);
    PlaceTeller.news(before, after).forEach(out::collect);
    if (after == null) {
      counted.clear();
      return;
    }
    counted.update(after);
    Duration kept = PlaceTeller.revisedFor(candidate, snapshot);
    long due = candidate.clocks().received().plus(kept).toEpochMilli();
    Long set = forgetAt.value();
    if (set == null) {
      context.timerService().registerEventTimeTimer(due);
    }
    forgetAt.update(set == null ? due : Math.max(set, due));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DistrictNews> out)
      throws Exception {
    long due = forgetAt.value();
    if (timestamp < due) {
      context.timerService().registerEventTimeTimer(due);
      return;
    }
    counted.clear();
    forgetAt.clear();
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
