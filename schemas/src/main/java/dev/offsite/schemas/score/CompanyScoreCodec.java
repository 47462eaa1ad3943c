package dev.offsite.schemas.score;

import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;

/**
 * Scores of companies to JSON and back: the value of a record on {@code company-score}.
 *
 * <p>Read: fields in any order, unknown ones ignored. Thread-safe.
 */
public final class CompanyScoreCodec {

  /**
   * The message as JSON in UTF-8.
   *
   * @throws IllegalArgumentException if it holds a number that is not finite
   */
  public byte[] encode(CompanyScore message) {
    return RecordJson.write(message);
  }

  /**
   * Reads a message.
   *
   * @throws JsonFaultsException if it is none, naming every fault with its JSON Pointer
   */
  public CompanyScore decode(byte[] json) {
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
    CompanyScore message = reader.read(RecordJson.parse(json), CompanyScore.class, "");
    if (message == null) {
      throw new JsonFaultsException(reader.faults());
    }
    return message;
  }
}
