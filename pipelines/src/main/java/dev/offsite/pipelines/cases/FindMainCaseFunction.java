package dev.offsite.pipelines.cases;

import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import dev.offsite.schemas.feedback.FeedbackRefusalReason;
import dev.offsite.schemas.feedback.RefusedFeedback;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets a feedback pass that names a main case once the candidate of that case is known, and refuses
 * it after the wait: nobody would handle a case that was merged into nothing.
 *
 * <p>Keyed by the main case. State: whether its candidate is known, cleared as long after its last
 * revision as open cases are kept; feedback that waits, cleared after the wait.
 */
final class FindMainCaseFunction
    extends KeyedCoProcessFunction<String, CaseArrival, CaseFeedback, CaseFeedback> {

  private static final long serialVersionUID = 1L;
  private static final CaseFeedbackCodec CODEC = new CaseFeedbackCodec();

  private final CaseSettings settings;

  private transient ValueState<MainCase> main;

  FindMainCaseFunction(CaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    main =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("main-case", CaseSerializer.MAIN_CASE.asType()));
  }

  @Override
  public void processElement1(CaseArrival arrival, Context context, Collector<CaseFeedback> out)
      throws Exception {
    MainCase before = value();
    long knownUntilMs =
        context.timerService().currentProcessingTime() + settings.keptOpen().toMillis();
    before.held().forEach(held -> out.collect(held.feedback()));
    main.update(new MainCase(knownUntilMs, List.of()));
    if (!before.isKnown()) {
      context.timerService().registerProcessingTimeTimer(knownUntilMs);
    }
  }

  @Override
  public void processElement2(CaseFeedback feedback, Context context, Collector<CaseFeedback> out)
      throws Exception {
    MainCase before = value();
    if (before.isKnown()) {
      out.collect(feedback);
      return;
    }
    long nowMs = context.timerService().currentProcessingTime();
    boolean waits = before.held().stream().anyMatch(held -> held.feedback().equals(feedback));
    if (waits) {
      return;
    }
    if (before.held().size() >= CaseFold.HELD_MAX) {
      refuse(
          FeedbackRefusalReason.TOO_MANY,
          feedback,
          CaseFold.HELD_MAX + " already wait for the main case '" + feedback.duplicateOf() + "'",
          context,
          nowMs);
      return;
    }
    List<CaseFile.Held> held = new ArrayList<>(before.held());
    long untilMs = nowMs + settings.feedbackWait().toMillis();
    held.add(new CaseFile.Held(feedback, untilMs));
    main.update(new MainCase(0, held));
    context.timerService().registerProcessingTimeTimer(untilMs);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CaseFeedback> out)
      throws Exception {
    MainCase before = value();
    if (before.isKnown()) {
      if (before.knownUntilMs() <= timestamp) {
        main.clear();
      } else {
        context.timerService().registerProcessingTimeTimer(before.knownUntilMs());
      }
      return;
    }
    List<CaseFile.Held> held = new ArrayList<>();
    for (CaseFile.Held one : before.held()) {
      if (one.untilMs() <= timestamp) {
        refuse(
            FeedbackRefusalReason.UNKNOWN_MAIN_CASE,
            one.feedback(),
            "no candidate '" + one.feedback().duplicateOf() + "' came within the wait",
            context,
            timestamp);
      } else {
        held.add(one);
      }
    }
    if (held.isEmpty()) {
      main.clear();
    } else {
      main.update(new MainCase(0, held));
    }
  }

  private MainCase value() throws Exception {
    MainCase found = main.value();
    return found == null ? MainCase.UNKNOWN : found;
  }

  private static void refuse(
      FeedbackRefusalReason reason,
      CaseFeedback feedback,
      String detail,
      KeyedCoProcessFunction<?, ?, ?, ?>.Context context,
      long nowMs) {
    context.output(
        RefusedFeedbackSerializer.REFUSED,
        new RefusedFeedback(
            reason,
            detail,
            feedback.candidateId(),
            feedback.feedbackId(),
            nowMs,
            null,
            CODEC.encode(feedback)));
  }
}
