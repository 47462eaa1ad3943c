package dev.offsite.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

  /** One component of every kind that can be read. */
  record Sample(
      String text,
      int number,
      @Nullable Long big,
      @Nullable Double fraction,
      @Nullable Boolean truth,
      @Nullable Instant time,
      @Nullable Color color,
      List<Inner> inner,
      Map<String, Integer> counts) {}

  record Inner(int positive) {
    Inner {
      if (positive < 1) {
        throw new IllegalArgumentException("positive " + positive + " is below 1");
      }
    }
  }

  enum Color {
    RED,
    BLUE
  }

  @Test
  void read_everyKindOfComponent_givesTheRecord() {
    Sample sample =
        read(
            """
            {"text":"a","number":3.0,"big":9007199254740991,"fraction":1,"truth":false,
             "time":"2026-03-04T08:00:00+08:00","color":"BLUE","inner":[{"positive":1}],
             "counts":{"x":1}}""");
    assertThat(sample)
        .isEqualTo(
            new Sample(
                "a",
                3,
                9_007_199_254_740_991L,
                1.0,
                false,
                Instant.parse("2026-03-04T00:00:00Z"),
                Color.BLUE,
                List.of(new Inner(1)),
                Map.of("x", 1)));
    assertThat(RecordJson.write(sample))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            """
            {"text":"a","number":3,"big":9007199254740991,"fraction":1.0,"truth":false,\
            "time":"2026-03-04T00:00:00.000Z","color":"BLUE","inner":[{"positive":1}],\
            "counts":{"x":1}}""");
  }

  @Test
  void read_whatMayBeAbsent_isNullOrEmpty() {
    assertThat(read("{\"text\":\"\",\"number\":-1,\"inner\":null}"))
        .isEqualTo(new Sample("", -1, null, null, null, null, null, List.of(), Map.of()));
  }

  @Test
  void read_faults_areCollectedWithTheirPointers() {
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.REFUSED);
    Sample sample =
        reader.read(
            RecordJson.parse(
                """
                {"number":2147483648,"big":9007199254740993,"fraction":"1","truth":0,"time":1,
                 "color":"GREEN","inner":[{"positive":0},{"positive":1.5},7],
                 "counts":{"a/b":"x","c~d":null},"e/f":1}"""
                    .getBytes(StandardCharsets.UTF_8)),
            Sample.class,
            "/at");
    assertThat(sample).isNull();
    assertThat(reader.faults())
        .extracting(JsonFault::toString)
        .containsExactly(
            "/at/text: missing; it is required",
            "/at/number: 2147483648 is outside -2147483648 to 2147483647",
            "/at/big: 9007199254740993 is outside -9007199254740991 to 9007199254740991",
            "/at/fraction: \"1\" where a number is required",
            "/at/truth: 0 where true or false is required",
            "/at/time: 1 where a string with an RFC 3339 time is required",
            "/at/color: \"GREEN\" is not one of [RED, BLUE]",
            "/at/inner/0: positive 0 is below 1",
            "/at/inner/1/positive: 1.5 where an integer is required",
            "/at/inner/2: 7 where an object is required",
            "/at/counts/a~1b: \"x\" where an integer is required",
            "/at/counts/c~0d: null where an integer is required",
            "/at/e~1f: unknown field; known are [text, number, big, fraction, truth, time, color,"
                + " inner, counts]");
  }

  @Test
  void parse_nestedBeyondTheLimit_isRefused() {
    assertThatThrownBy(() -> RecordJson.parse("[".repeat(70).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonFaultsException.class);
  }

  @Test
  void writeIndented_readsBackAndEndsWithALine() {
    byte[] indented = RecordJson.writeIndented(new Inner(2));
    assertThat(new String(indented, StandardCharsets.UTF_8)).endsWith("}\n");
    assertThat(RecordJson.parse(indented))
        .isEqualTo(RecordJson.parse("{\"positive\":2}".getBytes(StandardCharsets.UTF_8)));
  }

  private static Sample read(String json) {
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.REFUSED);
    Sample sample =
        reader.read(RecordJson.parse(json.getBytes(StandardCharsets.UTF_8)), Sample.class, "");
    assertThat(reader.faults()).isEmpty();
    return sample;
  }
}
