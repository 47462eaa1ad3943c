package dev.offsite.pipelines.cases;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * The one timer of a key that counts, by the clock of the server.
 *
 * <p>Its moment is state, {@code wake-at}, because a timer that was deleted may still ring after a
 * restore.
 */
final class WakeTimer {

  private final ValueState<Long> wakeAt;

  private WakeTimer(ValueState<Long> wakeAt) {
    this.wakeAt = wakeAt;
  }

  /** The timer of the keys of a function that opens. */
  static WakeTimer of(RuntimeContext context) {
    return new WakeTimer(context.getState(new ValueStateDescriptor<>("wake-at", Types.LONG)));
  }

  /** Sets the timer of the current key, in place of any earlier one. */
  void set(long dueMs, TimerService timers) throws Exception {
    Long before = wakeAt.value();
    if (before != null && before == dueMs) {
      return;
    }
    if (before != null) {
      timers.deleteProcessingTimeTimer(before);
    }
    timers.registerProcessingTimeTimer(dueMs);
    wakeAt.update(dueMs);
  }

  /** Whether a timer that rings is the one that was set last; if so none is set afterwards. */
  boolean rings(long timestamp) throws Exception {
    Long due = wakeAt.value();
    if (due == null || timestamp < due) {
      return false;
    }
    wakeAt.clear();
    return true;
  }
}
