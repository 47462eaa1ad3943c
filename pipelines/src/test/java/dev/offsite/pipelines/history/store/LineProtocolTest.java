package dev.offsite.pipelines.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineProtocolTest {

  private static final Instant TIME = Instant.parse("2026-06-01T02:00:00.000001Z");

  @Test
  void line_ofEveryType_hasItsForm() {
    HistoryRow row =
        HistoryRow.of(HistoryTables.WEIGHINGS, TIME)
            .tag("device", "wim-1")
            .tag("lane", "2")
            .field("gross_kg", 49_000)
            .field("speed_kph", 61.25)
            .field("direction", "INBOUND")
            .field("plate_read", true)
            .build();

    assertThat(LineProtocol.of(row))
        .isEqualTo(
            "weighings,device=wim-1,lane=2"
                + " gross_kg=49000i,speed_kph=61.25,direction=\"INBOUND\",plate_read=true"
                + " 1780279200000001");
    assertThat(LineProtocol.findFault(row)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a b|a\\ b",
        "a,b|a\\,b",
        "a=b|a\\=b",
        "a\\b|a%5Cb",
        "a\\|a%5C",
        "100%|100%25",
        "浙A12345|浙A12345",
        "\"q\"|\"q\"",
        "😀|😀"
      })
  void tag_isEscaped(String value, String expected) {
    assertThat(tagOf(value)).isEqualTo(expected);
  }

  @Test
  void tag_controlCharacters_neverEndALine() {
    assertThat(tagOf("a\nb\rc\td\u0000e\u0085f")).isEqualTo("a%0Ab%0Dc%09d%00e%85f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\\", " ", "%"})
  void tag_valueAndItsEscapedForm_neverBecomeOne(String value) {
    String once = tagOf(value);

    assertThat(tagOf(once)).isNotEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '~',
      value = {"a\"b|a\\\"b", "a\\b|a\\\\b", "a b,c=d|a b,c=d", "城管|城管", "100%|100%"})
  void text_isEscaped(String value, String expected) {
    assertThat(textOf(value)).isEqualTo(expected);
  }

  @Test
  void text_controlCharacters_neverEndALine() {
    assertThat(textOf("a\nb\u007fc")).isEqualTo("a%0Ab%7Fc");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void row_withANumberThatIsNone_isAFault(double value) {
    HistoryRow row =
        HistoryRow.of(HistoryTables.POSITIONS, TIME)
            .tag("device", "t")
            .field("lat", 30.5)
            .field("lng", value)
            .build();

    assertThat(LineProtocol.findFault(row))
        .contains("field lng is " + value + ", no finite number");
    assertThat(LineProtocol.of(row)).contains("lng=" + value);
  }

  @Test
  void row_withoutFields_isAFault() {
    HistoryRow row = HistoryRow.of(HistoryTables.POSITIONS, TIME).tag("device", "t").build();

    assertThat(LineProtocol.findFault(row)).contains("the row has no fields");
  }

  @Test
  void bytes_ofALine_areThoseOfItsUtf8() {
    for (String value : new String[] {"plain", "浙A", "é", "😀", "a b", "߿ࠀ"}) {
      Line line =
          Line.of(
              HistoryRow.of(HistoryTables.POSITIONS, TIME)
                  .tag("device", value)
                  .field("lat", 30.5)
                  .build());

      assertThat(line.bytes())
          .as(value)
          .isEqualTo((line.text() + '\n').getBytes(StandardCharsets.UTF_8).length);
      assertThat(line.about()).isEqualTo(value);
    }
  }

  private static String tagOf(String value) {
    String line =
        LineProtocol.of(
            HistoryRow.of(HistoryTables.DEVICE_HEALTH, TIME)
                .tag("device", value)
                .field("late", 1)
                .build());
    return line.substring(
        "device_health,device=".length(), line.length() - " late=1i ".length() - 16);
  }

  private static String textOf(String value) {
    String line =
        LineProtocol.of(
            HistoryRow.of(HistoryTables.CANDIDATES, TIME)
                .tag("rule", "r")
                .field("unit", value)
                .build());
    return line.substring(
        "candidates,rule=r unit=\"".length(), line.length() - "\" ".length() - 16);
  }
}
