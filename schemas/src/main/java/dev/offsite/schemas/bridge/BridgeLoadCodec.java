package dev.offsite.schemas.bridge;

import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;

/**
 * Loads to JSON and back: the value of a record on {@code bridge-load}.
 *
 * <p>Read: fields in any order, unknown ones ignored. Thread-safe.
 */
public final class BridgeLoadCodec {

  /**
   * The message as JSON in UTF-8.
   *
   * @throws IllegalArgumentException if it holds a number that is not finite
   */
  public byte[] encode(BridgeLoad message) {
    return RecordJson.write(message);
  }

  /**
   * Reads a message.
   *
   * @throws JsonFaultsException if it is none, naming every fault with its JSON Pointer
   */
  public BridgeLoad decode(byte[] json) {
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
    BridgeLoad message = reader.read(RecordJson.parse(json), BridgeLoad.class, "");
    if (message == null) {
      throw new JsonFaultsException(reader.faults());
    }
    return message;
  }
}
