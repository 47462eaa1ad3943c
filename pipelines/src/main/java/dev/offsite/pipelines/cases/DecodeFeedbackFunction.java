package dev.offsite.pipelines.cases;

import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import dev.offsite.schemas.feedback.FeedbackRefusalReason;
import dev.offsite.schemas.feedback.RefusedFeedback;
import dev.offsite.schemas.json.JsonFaultsException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Reads feedback; what is none, or lies in the future, is refused. No state. */
final class DecodeFeedbackFunction extends ProcessFunction<byte[], CaseFeedback> {

  private static final long serialVersionUID = 1L;
  private static final CaseFeedbackCodec CODEC = new CaseFeedbackCodec();

  /** A dead letter keeps the beginning of what is too long to be a feedback. */
  private static final int KEPT_BYTES_MAX = CaseFeedbackCodec.BYTES_MAX;

  /** Faults of a text that is something else altogether are no use beyond the first. */
  private static final int DETAIL_LENGTH_MAX = 1_000;

  private final Duration futureMax;

  DecodeFeedbackFunction(Duration futureMax) {
    this.futureMax = futureMax;
  }

  @Override
  public void processElement(byte[] payload, Context context, Collector<CaseFeedback> out) {
    long nowMs = context.timerService().currentProcessingTime();
    CaseFeedback feedback;
    try {
      feedback = CODEC.decode(payload);
    } catch (JsonFaultsException e) {
      context.output(
          RefusedFeedbackSerializer.REFUSED,
          new RefusedFeedback(
              FeedbackRefusalReason.MALFORMED,
              shortened(String.valueOf(e.getMessage())),
              "",
              "",
              nowMs,
              null,
              Arrays.copyOf(payload, Math.min(payload.length, KEPT_BYTES_MAX))));
      return;
    }
    Instant latest = Instant.ofEpochMilli(nowMs).plus(futureMax);
    if (feedback.at().isAfter(latest)) {
      context.output(
          RefusedFeedbackSerializer.REFUSED,
          new RefusedFeedback(
              FeedbackRefusalReason.FUTURE_TIME,
              "at " + feedback.at() + " is after " + latest,
              feedback.candidateId(),
              feedback.feedbackId(),
              nowMs,
              null,
              payload));
      return;
    }
    out.collect(feedback);
  }

  private static String shortened(String text) {
    return text.length() <= DETAIL_LENGTH_MAX ? text : text.substring(0, DETAIL_LENGTH_MAX) + '…';
  }
}
