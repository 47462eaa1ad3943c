package dev.offsite.schemas.candidate;

import dev.offsite.schemas.channel.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Candidates as CloudEvents 1.0 in the binary mode of the Kafka protocol binding: the attributes
 * are headers, the value is the JSON of {@link CandidateCodec}, the key is the candidate id.
 */
public final class CandidateEvents {

  /** Where candidates come from; with {@link #id} it names one event, also after a replay. */
  public static final String SOURCE = "/offsite/detection";

  /** Media type of the value. */
  public static final String CONTENT_TYPE = "application/json";

  private static final String TYPE_PREFIX = "dev.offsite.candidate.v1.";

  /** The headers of the Kafka record, in a stable order. */
  public static Map<String, byte[]> headers(Candidate candidate) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", id(candidate));
    put(headers, "ce_source", SOURCE);
    put(headers, "ce_type", type(candidate.phase()));
    put(headers, "ce_time", Rfc3339.format(candidate.clocks().decided()));
    put(headers, "ce_subject", candidate.id());
    put(headers, "content-type", CONTENT_TYPE);
    return headers;
  }

  /** The key of the Kafka record. */
  public static byte[] key(Candidate candidate) {
    return candidate.id().getBytes(StandardCharsets.UTF_8);
  }

  /** The event id: candidate id and revision. */
  public static String id(Candidate candidate) {
    return candidate.id() + '/' + candidate.revision();
  }

  /** The event type, such as {@code dev.offsite.candidate.v1.opened}. */
  public static String type(Candidate.Phase phase) {
    return TYPE_PREFIX
        + switch (phase) {
          case OPEN -> "opened";
          case UPDATED -> "updated";
          case CLOSED -> "closed";
          case WITHDRAWN -> "withdrawn";
        };
  }

  private static void put(Map<String, byte[]> headers, String name, String value) {
    headers.put(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private CandidateEvents() {}
}
