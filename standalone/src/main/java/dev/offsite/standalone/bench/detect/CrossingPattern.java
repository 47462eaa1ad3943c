package dev.offsite.standalone.bench.detect;

import java.util.List;
import java.util.Map;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.util.Collector;

/**
 * Enter and exit as a pattern of Flink CEP: a fix, and right after it one in other fences. In the
 * order of arrival, which costs it less than the order of event time. By design it says nothing of
 * a truck that is inside at its very first fix.
 */
final class CrossingPattern {

  private static final String BEFORE = "before";
  private static final String AFTER = "after";

  static DataStream<Alarm> alarms(KeyedStream<FencedFix, String> fixes) {
    Pattern<FencedFix, FencedFix> pattern =
        Pattern.<FencedFix>begin(BEFORE).next(AFTER).where(new OtherFences());
    return CEP.pattern(fixes, pattern).inProcessingTime().process(new Tell(), Alarms.TYPE);
  }

  private static final class OtherFences extends IterativeCondition<FencedFix> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(FencedFix fix, IterativeCondition.Context<FencedFix> context)
        throws Exception {
      for (FencedFix before : context.getEventsForPattern(BEFORE)) {
        return !before.fenceIds().equals(fix.fenceIds());
      }
      return false;
    }
  }

  private static final class Tell extends PatternProcessFunction<FencedFix, Alarm> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processMatch(
        Map<String, List<FencedFix>> match,
        PatternProcessFunction.Context context,
        Collector<Alarm> out) {
      FenceChanges.tell(match.get(BEFORE).get(0).fenceIds(), match.get(AFTER).get(0), out::collect);
    }
  }

  private CrossingPattern() {}
}
