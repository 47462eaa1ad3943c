package dev.offsite.pipelines.serialization;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer whose values start with the version of their form. Stateless; safe to share.
 *
 * <p>A subclass reads every version it ever wrote and writes the newest.
 *
 * @param <T> the value
 */
public abstract class VersionedSerializer<T> extends TypeSerializerSingleton<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final byte version;

  /**
   * A serializer that writes {@code version}.
   *
   * @param type named in errors
   * @param version 1 to 127
   */
  protected VersionedSerializer(Class<T> type, int version) {
    this.type = type;
    this.version = (byte) version;
  }

  /** Writes the value in the newest form, without the version. */
  protected abstract void write(T value, DataOutputView out) throws IOException;

  /** Reads a value that was written in the form {@code version}, which is known to this class. */
  protected abstract T read(int version, DataInputView in) throws IOException;

  /** The class of the values. */
  public final Class<T> type() {
    return type;
  }

  @Override
  public final void serialize(T value, DataOutputView out) throws IOException {
    if (out instanceof DataOutputSerializer) {
      writeForm(value, out);
      return;
    }
    DataOutputSerializer scratch = Scratch.begin();
    try {
      writeForm(value, scratch);
      out.write(scratch.getSharedBuffer(), 0, scratch.length());
    } finally {
      Scratch.end(scratch);
    }
  }

  private void writeForm(T value, DataOutputView out) throws IOException {
    out.writeByte(version);
    write(value, out);
  }

  @Override
  public final T deserialize(DataInputView in) throws IOException {
    int found = in.readByte();
    if (found < 1 || found > version) {
      throw new IOException(
          type.getSimpleName()
              + " in form "
              + found
              + " cannot be read: this release knows 1 to "
              + version);
    }
    return read(found, in);
  }

  @Override
  public final T deserialize(T reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public final void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public final T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public final T createInstance() {
    return null;
  }

  @Override
  public final int getLength() {
    return -1;
  }

  /** The type information of this serializer. */
  public final SerializedType<T> asType() {
    return new SerializedType<>(this);
  }
}
