package dev.offsite.pipelines.sign;

import dev.offsite.schemas.sign.SignMessage;
import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Passes messages on, and tells a sign to show nothing when its newest message is over. Keyed by
 * sign; keeps the message it shows.
 *
 * <p>The timer is one of our wall clock and outlives a restart: a blank that was missed is sent at
 * once then.
 */
public final class BlankSignFunction
    extends KeyedProcessFunction<String, SignMessage, SignMessage> {

  private static final long serialVersionUID = 1L;

  private final Clock clock;

  private transient ValueState<SignMessage> shown;

  /**
   * A function.
   *
   * @param clock says when a blank was made
   */
  public BlankSignFunction(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    shown =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("shown", SignMessageSerializer.INSTANCE.asType()));
  }

  @Override
  public void processElement(SignMessage message, Context context, Collector<SignMessage> out)
      throws Exception {
    shown.update(message);
    context.timerService().registerProcessingTimeTimer(message.validUntil().toEpochMilli());
    out.collect(message);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SignMessage> out)
      throws Exception {
    SignMessage message = shown.value();
    // another vehicle may have taken its place
    if (message != null && message.validUntil().toEpochMilli() <= timestamp) {
      out.collect(message.blank(clock.instant()));
      shown.clear();
    }
  }
}
