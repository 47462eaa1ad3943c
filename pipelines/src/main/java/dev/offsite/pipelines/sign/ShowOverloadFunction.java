package dev.offsite.pipelines.sign;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.sign.SignMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Joins an overload with the live passage of the same record, in whatever order they come, and
 * makes messages for signs of both. Keyed by scale.
 *
 * <p>What waits in vain is thrown away after {@link #WAIT}, which is counted by our wall clock: a
 * sign lives in our time only.
 */
public final class ShowOverloadFunction
    extends KeyedCoProcessFunction<String, Candidate, LivePassage, SignMessage> {

  private static final long serialVersionUID = 1L;

  /** No sign shows what is older: the most that reference data may set as fresh. */
  static final Duration WAIT = Duration.ofMinutes(1);

  private final ReferenceFeed feed;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient SignWriter writer;
  private transient MapState<String, Candidate> overloads;
  private transient MapState<String, LivePassage> passages;
  private transient ValueState<Long> forgetAt;

  /**
   * A function.
   *
   * @param clock says what is fresh
   */
  public ShowOverloadFunction(ReferenceFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    writer = new SignWriter();
    overloads =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting-overloads", Types.STRING, CandidateSerializer.INSTANCE.asType()));
    passages =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting-passages", Types.STRING, LivePassageSerializer.INSTANCE.asType()));
    forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Types.LONG));
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement1(Candidate overload, Context context, Collector<SignMessage> out)
      throws Exception {
    List<Candidate.RawRecord> records = overload.evidence().records();
    boolean isTooOld = overload.clocks().received().isBefore(clock.instant().minus(WAIT));
    if (!SignWriter.mayBeShown(overload) || records.isEmpty() || isTooOld) {
      return;
    }
    String coordinates = LivePassage.recordOf(records.get(0));
    LivePassage passage = passages.get(coordinates);
    if (passage == null) {
      overloads.put(coordinates, overload);
      forgetLater(context);
    } else {
      passages.remove(coordinates);
      writer.write(overload, passage, reference.await(), clock.instant()).forEach(out::collect);
    }
  }

  @Override
  public void processElement2(LivePassage passage, Context context, Collector<SignMessage> out)
      throws Exception {
    Candidate overload = overloads.get(passage.record());
    if (overload == null) {
      passages.put(passage.record(), passage);
      forgetLater(context);
    } else {
      overloads.remove(passage.record());
      writer.write(overload, passage, reference.await(), clock.instant()).forEach(out::collect);
    }
  }

  /** Forgets what nothing came for, and looks again later if anything still waits. */
  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SignMessage> out)
      throws Exception {
    long receivedBefore = clock.millis() - WAIT.toMillis();
    boolean waits = false;
    var waiting = passages.iterator();
    while (waiting.hasNext()) {
      if (waiting.next().getValue().receivedMs() <= receivedBefore) {
        waiting.remove();
      } else {
        waits = true;
      }
    }
    var held = overloads.iterator();
    while (held.hasNext()) {
      if (held.next().getValue().clocks().received().toEpochMilli() <= receivedBefore) {
        held.remove();
      } else {
        waits = true;
      }
    }
    forgetAt.clear();
    if (waits) {
      forgetLater(context);
    } else {
      passages.clear();
      overloads.clear();
    }
  }

  private void forgetLater(Context context) throws Exception {
    if (forgetAt.value() == null) {
      long due = context.timerService().currentProcessingTime() + WAIT.toMillis();
      context.timerService().registerProcessingTimeTimer(due);
      forgetAt.update(due);
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
