package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes an {@link MqttMessage} as: topic name (UTF-8, length prefixed by an int), flags, receive
 * time, payload length, held length and bytes; only for a cut payload its SHA-256 follows.
 *
 * <p>The layout has a version in its {@link Snapshot}; a message in an unaligned checkpoint of
 * another version is refused, not misread.
 */
public final class MqttMessageSerializer extends TypeSerializerSingleton<MqttMessage> {
  private static final long serialVersionUID = 1L;

  static final MqttMessageSerializer INSTANCE = new MqttMessageSerializer();

  private static final int RETAINED = 0b0100;
  private static final int DUPLICATE = 0b1000;
  private static final byte[] NO_BYTES = {};

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public MqttMessage createInstance() {
    return new MqttMessage("", NO_BYTES, 0, "", 0, false, false, 0);
  }

  @Override
  public MqttMessage copy(MqttMessage from) {
    return from;
  }

  @Override
  public MqttMessage copy(MqttMessage from, MqttMessage reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(MqttMessage message, DataOutputView target) throws IOException {
    writeText(message.topicName(), target);
    target.writeByte(
        message.qos()
            | (message.retained() ? RETAINED : 0)
            | (message.duplicate() ? DUPLICATE : 0));
    target.writeLong(message.receivedAtMillis());
    target.writeInt(message.payloadLength());
    target.writeInt(message.payload().length);
    target.write(message.payload());
    if (message.isCut()) {
      writeText(message.payloadSha256(), target);
    }
  }

  @Override
  public MqttMessage deserialize(DataInputView source) throws IOException {
    String topicName = readText(source);
    int flags = source.readByte();
    long receivedAtMillis = source.readLong();
    int payloadLength = source.readInt();
    byte[] payload = new byte[source.readInt()];
    source.readFully(payload);
    String sha256 = payload.length < payloadLength ? readText(source) : "";
    return new MqttMessage(
        topicName,
        payload,
        payloadLength,
        sha256,
        flags & 0b11,
        (flags & RETAINED) != 0,
        (flags & DUPLICATE) != 0,
        receivedAtMillis);
  }

  @Override
  public MqttMessage deserialize(MqttMessage reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<MqttMessage> snapshotConfiguration() {
    return new Snapshot();
  }

  // writeUTF ends at 65,535 bytes of modified UTF-8, which a legal topic name can pass.
  private static void writeText(String text, DataOutputView target) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  private static String readText(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return new String(bytes, UTF_8);
  }

  /** The version of the layout, kept in checkpoints and savepoints. */
  public static final class Snapshot implements TypeSerializerSnapshot<MqttMessage> {
    static final int VERSION = 1;

    @Override
    public int getCurrentVersion() {
      return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) {
      // The version alone describes the layout.
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader)
        throws IOException {
      if (readVersion != VERSION) {
        throw new IOException(
            "MqttMessage layout version " + readVersion + " is not the known version " + VERSION);
      }
    }

    @Override
    public TypeSerializer<MqttMessage> restoreSerializer() {
      return INSTANCE;
    }

    @Override
    public TypeSerializerSchemaCompatibility<MqttMessage> resolveSchemaCompatibility(
        TypeSerializerSnapshot<MqttMessage> oldSnapshot) {
      return oldSnapshot instanceof Snapshot
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : TypeSerializerSchemaCompatibility.incompatible();
    }
  }
}
