package dev.offsite.schemas.sign;

import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;

/**
 * Messages for signs to JSON and back: the payload on {@link SignTopic}.
 *
 * <p>Read: fields in any order, unknown ones ignored. Thread-safe.
 */
public final class SignMessageCodec {

  /**
   * The message as JSON in UTF-8.
   *
   * @throws IllegalArgumentException if it holds a number that is not finite
   */
  public byte[] encode(SignMessage message) {
    return RecordJson.write(message);
  }

  /**
   * Reads a message.
   *
   * @throws JsonFaultsException if it is none, naming every fault with its JSON Pointer
   */
  public SignMessage decode(byte[] json) {
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
    SignMessage message = reader.read(RecordJson.parse(json), SignMessage.class, "");
    if (message == null) {
      throw new JsonFaultsException(reader.faults());
    }
    return message;
  }
}
