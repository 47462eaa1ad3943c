package dev.offsite.pipelines.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LetterFileTest {

  @Test
  void line_ofText_showsItAsText() {
    StoredRefusal stored = StoredRefusals.one().payload("{\"p\":\"浙A\"}".getBytes(UTF_8)).stored();
    LetterFile.Line line = LetterFile.read(LetterFile.write(stored));
    assertThat(line.payload()).isEqualTo("{\"p\":\"浙A\"}");
    assertThat(line.payloadBase64()).isNull();
    assertThat(line.coordinates()).isEqualTo("telemetry.dead-letter/0/7");
    assertThat(line.reasons()).isEqualTo(stored.refusal().reasons());
    assertThat(line.receivedAt().toEpochMilli()).isEqualTo(StoredRefusals.RECEIVED_AT);
  }

  @Test
  void line_ofBytesThatAreNoText_showsBase64() {
    StoredRefusal stored = StoredRefusals.one().payload(new byte[] {(byte) 0xC3, 0x28}).stored();
    LetterFile.Line line = LetterFile.read(LetterFile.write(stored));
    assertThat(line.payload()).isNull();
    assertThat(line.payloadBase64()).isEqualTo("wyg=");
    assertThat(LetterFile.repaired(line, stored).isChanged()).isFalse();
  }

  @Test
  void repaired_payload_isSentInPlaceOfTheOld() {
    StoredRefusal stored = StoredRefusals.one().stored();
    String text =
        new String(LetterFile.write(stored), UTF_8)
            .replace("{\\\"deviceId\\\":\\\"truck-1\\\"}", "{\\\"deviceId\\\":\\\"truck-9\\\"}");
    Redrive redrive = LetterFile.repaired(LetterFile.read(text.getBytes(UTF_8)), stored);
    assertThat(new String(redrive.payload(), UTF_8)).isEqualTo("{\"deviceId\":\"truck-9\"}");
    assertThat(redrive.isChanged()).isTrue();
  }

  @Test
  void repaired_topicOfNobody_isRefusedNamingIt() {
    StoredRefusal stored = StoredRefusals.one().on("vendor/7").origin("").stored();
    LetterFile.Line line = LetterFile.read(LetterFile.write(stored));
    assertThatThrownBy(() -> LetterFile.repaired(line, stored))
        .hasMessageContaining("mqttTopic 'vendor/7'");
  }

  @Test
  void repaired_lineOfAnotherMessage_isRefused() {
    LetterFile.Line line = LetterFile.read(LetterFile.write(StoredRefusals.one().stored()));
    StoredRefusal other = StoredRefusals.one().payload("{}".getBytes(UTF_8)).stored();
    assertThatThrownBy(() -> LetterFile.repaired(line, other))
        .hasMessageContaining("is another message");
  }

  @Test
  void repaired_beginningLeftAsItIs_isRefusedNamingBothLengths() {
    StoredRefusal stored = StoredRefusals.one().keepingOnly(5).stored();
    LetterFile.Line line = LetterFile.read(LetterFile.write(stored));
    assertThatThrownBy(() -> LetterFile.repaired(line, stored))
        .hasMessageContaining("only the first 5 of 22 bytes");
  }

  @Test
  void read_noLineOrUnknownField_isRefused() {
    assertThatThrownBy(() -> LetterFile.read("no json".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    String text = new String(LetterFile.write(StoredRefusals.one().stored()), UTF_8);
    assertThatThrownBy(
            () -> LetterFile.read(text.replace("\"pointer\"", "\"pionter\"").getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pionter");
  }
}
