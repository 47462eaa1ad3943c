package dev.offsite.schemas.cases;

import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;

/**
 * Messages about cases to JSON and back.
 *
 * <p>Written: fields in the order of the records, what is null left out, times in UTC. Read: fields
 * in any order, unknown ones ignored. Thread-safe.
 *
 * @param <T> the message
 */
public final class CaseCodec<T extends Record> {

  /** The values of {@code case-state}. */
  public static final CaseCodec<CaseState> STATE = new CaseCodec<>(CaseState.class);

  /** The values of {@code deadline-breach}. */
  public static final CaseCodec<DeadlineBreach> BREACH = new CaseCodec<>(DeadlineBreach.class);

  /** The values of {@code rule-precision}. */
  public static final CaseCodec<RulePrecision> PRECISION = new CaseCodec<>(RulePrecision.class);

  private final Class<T> type;

  private CaseCodec(Class<T> type) {
    this.type = type;
  }

  /**
   * The message as JSON in UTF-8.
   *
   * @throws IllegalArgumentException if it holds a number that is not finite
   */
  public byte[] encode(T message) {
    return RecordJson.write(message);
  }

  /**
   * Reads a message.
   *
   * @throws JsonFaultsException if it is none, naming every fault with its JSON Pointer
   */
  public T decode(byte[] json) {
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
    T message = reader.read(RecordJson.parse(json), type, "");
    if (message == null) {
      throw new JsonFaultsException(reader.faults());
    }
    return message;
  }
}
