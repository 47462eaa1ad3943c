package dev.offsite.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that escapes of JSON can say but UTF-8 cannot hold. */
class HalfSurrogateTest {

  record Sample(String text, List<String> list, Map<String, String> map) {}

  @ParameterizedTest
  @CsvSource({
    "'', -1",
    "61, -1",
    "d83d de9b, -1",
    "61 d83d de9b d83d de9b 62, -1",
    "d7ff e000, -1",
    "d800, 0",
    "dfff, 0",
    "61 dbff, 1",
    "de9b d83d, 0",
    "d83d d83d de9b, 0",
    "d83d de9b de9b, 2"
  })
  void findHalfSurrogate_units_isTheFirstHalf(String units, int at) {
    StringBuilder text = new StringBuilder();
    for (String unit : units.isEmpty() ? new String[0] : units.split(" ", -1)) {
      text.append((char) Integer.parseInt(unit, 16));
    }
    assertThat(Utf8.findHalfSurrogate(text.toString())).isEqualTo(at);
    boolean survives =
        new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
            .contentEquals(text);
    assertThat(survives).isEqualTo(at < 0);
  }

  @Test
  void read_halfASurrogatePair_isNamedWhereverItStands() {
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.REFUSED);
    String json =
        "{\"text\":\"a\\ud83d\",\"list\":[\"\\ud83d\\ude9b\",\"\\ude9b\"],"
            + "\"map\":{\"k\":\"\\ude9b\\ud83d\"}}";
    Sample sample =
        reader.read(RecordJson.parse(json.getBytes(StandardCharsets.UTF_8)), Sample.class, "");
    assertThat(sample).isNull();
    assertThat(reader.faults())
        .extracting(JsonFault::toString)
        .containsExactly(
            "/text: has half a surrogate pair at character 1; no such text exists",
            "/list/1: has half a surrogate pair at character 0; no such text exists",
            "/map/k: has half a surrogate pair at character 0; no such text exists");
  }
}
