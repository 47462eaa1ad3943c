package dev.offsite.pipelines.emit;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What one sink of refusals shows: every reason there is, from the start. Counted here and not
 * where a stage refuses, so that no stage can forget it.
 */
final class RefusalMetrics {

  private final Map<RefusalReason, Counter> refusals = new EnumMap<>(RefusalReason.class);

  RefusalMetrics(MetricGroup group) {
    for (RefusalReason reason : RefusalReason.values()) {
      refusals.put(
          reason,
          group.addGroup(EmitMetrics.REASON, reason.name()).counter(nameOf(reason.disposition())));
    }
  }

  /** Counts each reason of one refusal. */
  void emitted(Refusal refusal) {
    for (RefusalReason reason : refusal.reasons()) {
      refusals.get(reason).inc();
    }
  }

  private static String nameOf(RefusalReason.Disposition disposition) {
    return switch (disposition) {
      case DEAD_LETTER -> EmitMetrics.DEAD_LETTERS;
      case REJECTED -> EmitMetrics.REJECTED;
      case LATE -> EmitMetrics.LATE;
    };
  }
}
