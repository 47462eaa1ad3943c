package dev.offsite.schemas.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feedback that was not applied, and why.
 *
 * <p>In Kafka the record's value is the feedback, the key is the candidate id (empty text where
 * none could be read), and everything else is in headers.
 *
 * @param detail one sentence naming thing, value and limit
 * @param candidateId empty text where none could be read
 * @param feedbackId empty text where none could be read
 * @param refusedAtMillis by our clock, milliseconds since the epoch
 * @param lostAgainst the case it would have changed; null where there is none, or it does not
 *     matter
 * @param payload the feedback as JSON; where it could not be read, the bytes that came. Not copied:
 *     a refusal is written out at once and never kept
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a payload that is written out at once and never compared
public record RefusedFeedback(
    FeedbackRefusalReason reason,
    String detail,
    String candidateId,
    String feedbackId,
    long refusedAtMillis,
    @Nullable LostAgainst lostAgainst,
    byte[] payload) {

  /** Header: the {@link FeedbackRefusalReason}. */
  public static final String REASON = "feedback-refusal-reason";

  /** Header: one sentence for a human. */
  public static final String DETAIL = "feedback-refusal-detail";

  /** Header: the id of the feedback. */
  public static final String FEEDBACK_ID = "feedback-id";

  /** Header: the version of the case it lost against. */
  public static final String CASE_VERSION = "case-version";

  /** Header: the state of the case it lost against. */
  public static final String CASE_STATE = "case-state";

  /** Header: id of the feedback that it lost against; absent if nobody has said anything. */
  public static final String CASE_FEEDBACK_ID = "case-feedback-id";

  /** Header: who sent the feedback that it lost against. */
  public static final String CASE_BY = "case-by";

  public RefusedFeedback {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(candidateId, "candidateId");
    Objects.requireNonNull(feedbackId, "feedbackId");
    Objects.requireNonNull(payload, "payload");
  }

  /**
   * How the case stood.
   *
   * @param state name of its state
   * @param feedbackId of the feedback that brought it there; null if there was none
   * @param by who sent that; null if there was none
   */
  public record LostAgainst(
      int version, String state, @Nullable String feedbackId, @Nullable String by) {
    public LostAgainst {
      Objects.requireNonNull(state, "state");
    }
  }

  /** The headers of the Kafka record, in a stable order. */
  public Map<String, byte[]> headers() {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    put(headers, REASON, reason.name());
    put(headers, DETAIL, detail);
    put(headers, FEEDBACK_ID, feedbackId);
    if (lostAgainst != null) {
      put(headers, CASE_VERSION, Integer.toString(lostAgainst.version()));
      put(headers, CASE_STATE, lostAgainst.state());
      put(headers, CASE_FEEDBACK_ID, lostAgainst.feedbackId());
      put(headers, CASE_BY, lostAgainst.by());
    }
    return headers;
  }

  private static void put(Map<String, byte[]> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.put(name, value.getBytes(UTF_8));
    }
  }
}
