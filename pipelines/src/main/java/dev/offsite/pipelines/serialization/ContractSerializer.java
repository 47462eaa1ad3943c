package dev.offsite.pipelines.serialization;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes an immutable message of the contract as the contract has it: form 1 is the length of its
 * JSON and the JSON. For what is rare; the contract keeps it readable. Stateless; safe to share.
 *
 * @param <T> the message
 */
public abstract class ContractSerializer<T> extends VersionedSerializer<T> {

  private static final long serialVersionUID = 1L;

  /**
   * A serializer of form 1.
   *
   * @param type named in errors
   */
  protected ContractSerializer(Class<T> type) {
    super(type, 1);
  }

  /** The JSON of the contract. */
  protected abstract byte[] encode(T value);

  /** Reads the JSON of the contract. */
  protected abstract T decode(byte[] json);

  /**
   * Reads the JSON of the contract, as it stands in Kafka.
   *
   * @throws dev.offsite.schemas.json.JsonFaultsException if it is no such message
   */
  public final T ofContract(byte[] json) {
    return decode(json);
  }

  @Override
  protected final void write(T value, DataOutputView out) throws IOException {
    byte[] json = encode(value);
    out.writeInt(json.length);
    out.write(json);
  }

  @Override
  protected final T read(int version, DataInputView in) throws IOException {
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    return decode(json);
  }

  @Override
  public final boolean isImmutableType() {
    return true;
  }

  @Override
  public final T copy(T from) {
    return from;
  }
}
