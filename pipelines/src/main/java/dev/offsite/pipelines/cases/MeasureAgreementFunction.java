package dev.offsite.pipelines.cases;

import dev.offsite.schemas.cases.RulePrecision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link AgreementBook}: the rolling precision of one rule, or of the rule at one
 * site or with one device, said when it changes and when a day leaves the window.
 *
 * <p>State: counts by day, cleared when no day of the window has any. The gauge {@code
 * rulePrecision} shows whole rules only, in a group by {@code rule}: a device is no label.
 */
final class MeasureAgreementFunction
    extends KeyedProcessFunction<String, AgreementChange, RulePrecision> {

  private static final long serialVersionUID = 1L;

  /** A district has a dozen rules; whoever sends ids at random gets no metric for each. */
  private static final int GAUGES_MAX = 200;

  private final int windowDays;

  private transient ValueState<AgreementBook> book;
  private transient ValueState<Long> wakeAt;
  private transient Map<String, double[]> shown;

  MeasureAgreementFunction(int windowDays) {
    this.windowDays = windowDays;
  }

  @Override
  public void open(OpenContext context) {
    book =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("agreement-book", CaseSerializer.BOOK.asType()));
    wakeAt = getRuntimeContext().getState(new ValueStateDescriptor<>("wake-at", Types.LONG));
    shown = new HashMap<>();
  }

  @Override
  public void processElement(AgreementChange change, Context context, Collector<RulePrecision> out)
      throws Exception {
    LocalDate today = day(context.timerService().currentProcessingTime());
    AgreementBook before = book.value();
    AgreementBook after =
        (before == null ? AgreementBook.empty(change) : before)
            .at(today, windowDays)
            .plus(change, today, windowDays);
    say(before, after, today, context, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RulePrecision> out)
      throws Exception {
    wakeAt.clear();
    LocalDate today = day(Math.max(timestamp, context.timerService().currentProcessingTime()));
    AgreementBook before = book.value();
    say(before, before.at(today, windowDays), today, context, out);
  }

  private void say(
      AgreementBook before,
      AgreementBook after,
      LocalDate today,
      Context context,
      Collector<RulePrecision> out)
      throws Exception {
    if (!after.equals(before) && !(before == null && after.isEmpty())) {
      RulePrecision precision = after.precision(today, windowDays);
      out.collect(precision);
      show(precision);
    }
    if (after.isEmpty()) {
      book.clear();
      if (wakeAt.value() != null) {
        context.timerService().deleteProcessingTimeTimer(wakeAt.value());
        wakeAt.clear();
      }
      return;
    }
    book.update(after);
    if (wakeAt.value() == null) {
      long midnight = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      context.timerService().registerProcessingTimeTimer(midnight);
      wakeAt.update(midnight);
    }
  }

  private void show(RulePrecision precision) {
    if (precision.siteId() != null || precision.deviceId() != null) {
      return;
    }
    double value = precision.precision() == null ? Double.NaN : precision.precision();
    double[] cell = shown.get(precision.ruleId());
    if (cell != null) {
      cell[0] = value;
    } else if (shown.size() < GAUGES_MAX) {
      double[] fresh = {value};
      shown.put(precision.ruleId(), fresh);
      getRuntimeContext()
          .getMetricGroup()
          .addGroup("rule", precision.ruleId())
          .gauge("rulePrecision", (Gauge<Double>) () -> fresh[0]);
    }
  }

  private static LocalDate day(long ms) {
    return Instant.ofEpochMilli(ms).atZone(ZoneOffset.UTC).toLocalDate();
  }
}
