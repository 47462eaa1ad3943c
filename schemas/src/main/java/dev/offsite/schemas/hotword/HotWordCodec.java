package dev.offsite.schemas.hotword;

import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;

/**
 * Hot words to JSON and back: the value of a record on {@code hotspots}.
 *
 * <p>Read: fields in any order, unknown ones ignored. Thread-safe.
 */
public final class HotWordCodec {

  /**
   * The message as JSON in UTF-8.
   *
   * @throws IllegalArgumentException if it holds a number that is not finite
   */
  public byte[] encode(HotWord message) {
    return RecordJson.write(message);
  }

  /**
   * Reads a message.
   *
   * @throws JsonFaultsException if it is none, naming every fault with its JSON Pointer
   */
  public HotWord decode(byte[] json) {
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
    HotWord message = reader.read(RecordJson.parse(json), HotWord.class, "");
    if (message == null) {
      throw new JsonFaultsException(reader.faults());
    }
    return message;
  }
}
