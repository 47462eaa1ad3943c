package dev.offsite.schemas.feedback;

import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;
import java.util.List;

/**
 * Feedback to JSON and back: the value of a record on {@code case-feedback}.
 *
 * <p>Read: fields in any order, unknown ones ignored. Thread-safe.
 */
public final class CaseFeedbackCodec {

  /** Longest value, in bytes: the longest note as escapes of twelve bytes, and a third more. */
  public static final int BYTES_MAX = 32_768;

  /** The message as JSON in UTF-8. */
  public byte[] encode(CaseFeedback feedback) {
    return RecordJson.write(feedback);
  }

  /**
   * Reads a message.
   *
   * @throws JsonFaultsException if it is none, naming every fault with its JSON Pointer
   */
  public CaseFeedback decode(byte[] json) {
    if (json.length > BYTES_MAX) {
      throw new JsonFaultsException(
          List.of(new JsonFault("", json.length + " bytes; at most " + BYTES_MAX + " are read")));
    }
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
    CaseFeedback feedback = reader.read(RecordJson.parse(json), CaseFeedback.class, "");
    if (feedback == null) {
      throw new JsonFaultsException(reader.faults());
    }
    return feedback;
  }
}
