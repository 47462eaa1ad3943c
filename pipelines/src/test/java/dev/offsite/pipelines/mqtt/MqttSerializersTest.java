package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What is written stays readable: the bytes here are those of the versions they name. */
class MqttSerializersTest {
  private static final MqttSplit SPLIT = new MqttSplit("a/+", "id-1");
  private static final String SPLIT_V1 = "0003612f2b000469642d31";
  private static final String STATE_V1 = "00000001" + SPLIT_V1;
  private static final String MESSAGE_V1 =
      "00000003612f62" + "0d" + "0000000000000007" + "00000002" + "00000002" + "6869";
  private static final String CUT_MESSAGE_V1 =
      "00000003612f62"
          + "00"
          + "0000000000000007"
          + "00000009"
          + "00000002"
          + "6869"
          + "00000002"
          + "6666";

  @Test
  void split_version1_isWrittenAndReadAsEver() throws IOException {
    assertThat(hex(MqttSplitSerializer.INSTANCE.serialize(SPLIT))).isEqualTo(SPLIT_V1);
    assertThat(MqttSplitSerializer.INSTANCE.deserialize(1, bytes(SPLIT_V1))).isEqualTo(SPLIT);
  }

  @Test
  void split_unknownVersion_isRefusedWithBothNumbers() {
    assertThatThrownBy(() -> MqttSplitSerializer.INSTANCE.deserialize(9, bytes(SPLIT_V1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("9")
        .hasMessageContaining("1");
  }

  @Test
  void enumeratorState_version1_isWrittenAndReadAsEver() throws IOException {
    MqttEnumeratorState state = new MqttEnumeratorState(List.of(SPLIT));

    assertThat(hex(MqttEnumeratorStateSerializer.INSTANCE.serialize(state))).isEqualTo(STATE_V1);
    assertThat(MqttEnumeratorStateSerializer.INSTANCE.deserialize(1, bytes(STATE_V1)))
        .isEqualTo(state);
  }

  @Test
  void enumeratorState_unknownVersion_isRefusedWithBothNumbers() {
    assertThatThrownBy(() -> MqttEnumeratorStateSerializer.INSTANCE.deserialize(2, new byte[4]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("2")
        .hasMessageContaining("1");
  }

  @Test
  void message_version1_isWrittenAndReadAsEver() throws IOException {
    assertMessage(
        new MqttMessage("a/b", "hi".getBytes(UTF_8), 2, "", 1, true, true, 7), MESSAGE_V1);
    assertMessage(
        new MqttMessage("a/b", "hi".getBytes(UTF_8), 9, "ff", 0, false, false, 7), CUT_MESSAGE_V1);
  }

  @Test
  void message_snapshotOfAnUnknownVersion_isRefusedWithBothNumbers() {
    MqttMessageSerializer.Snapshot snapshot = new MqttMessageSerializer.Snapshot();

    assertThatThrownBy(
            () ->
                snapshot.readSnapshot(2, new DataInputDeserializer(), getClass().getClassLoader()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("2")
        .hasMessageContaining("1");
  }

  @Test
  void message_topicNameBeyondWriteUtf_survives() throws IOException {
    MqttMessage message =
        new MqttMessage("渣".repeat(30_000), new byte[0], 0, "", 0, false, false, 0);

    assertThat(roundTrip(message)).isEqualTo(message);
  }

  private static void assertMessage(MqttMessage message, String golden) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    MqttMessageSerializer.INSTANCE.serialize(message, out);
    assertThat(hex(out.getCopyOfBuffer())).isEqualTo(golden);
    assertThat(MqttMessageSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes(golden))))
        .isEqualTo(message);
  }

  private static MqttMessage roundTrip(MqttMessage message) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    MqttMessageSerializer.INSTANCE.serialize(message, out);
    return MqttMessageSerializer.INSTANCE.deserialize(
        new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
