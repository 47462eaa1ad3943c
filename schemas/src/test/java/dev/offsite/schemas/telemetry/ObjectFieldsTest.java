package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.offsite.schemas.channel.RefusalReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the fields of an object are found, whatever they are called and in whatever order. */
class ObjectFieldsTest {

  private static final long SEED = 31L;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 20, 63, 64})
  void read_anyNumberOfFieldsInAnyOrder_findsEach(int count) throws Exception {
    ObjectFields<Map<String, Double>> fields = numbered(count);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(order, random);
      StringBuilder json = new StringBuilder("{\"unknown\":[{}]");
      order.forEach(i -> json.append(",\"f").append(i).append("\":").append(i));
      Map<String, Double> draft = read(fields, json.append('}').toString());
      assertThat(draft).as("seed %d, round %d", SEED, round).hasSize(count);
      for (int i = 0; i < count; i++) {
        assertThat(draft).as("seed %d, round %d", SEED, round).containsEntry("f" + i, (double) i);
      }
    }
  }

  @Test
  void build_moreFieldsThanBitsOfALong_isRefused() {
    assertThatThrownBy(() -> numbered(65))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("65 fields; at most 64");
  }

  @Test
  void read_namesOfOneHashCode_areToldApart() throws Exception {
    // "Aa" and "BB" have the same hash code, and so have all words of them.
    ObjectFields<Map<String, Double>> fields =
        ObjectFields.<Map<String, Double>>builder()
            .required("AaAa", (draft, in) -> draft.put("AaAa", in.number()))
            .optional("BBBB", (draft, in) -> draft.put("BBBB", in.number()))
            .optional("AaBB", (draft, in) -> draft.put("AaBB", in.number()))
            .build();
    assertThat("AaAa".hashCode()).isEqualTo("BBBB".hashCode());
    assertThat(read(fields, "{\"BBBB\":1,\"AaBB\":2,\"AaAa\":3,\"BBAa\":4}"))
        .isEqualTo(Map.of("BBBB", 1.0, "AaBB", 2.0, "AaAa", 3.0));
    assertThat(fault(fields, "{\"BBAa\":1,\"BBBB\":1}").reason())
        .isEqualTo(RefusalReason.MISSING_FIELD);
  }

  @Test
  void read_withoutRequiredFields_namesTheFirstOfTheRecord() {
    assertThat(fault(numbered(64), "{}").pointer()).isEqualTo("/f0");
    assertThat(fault(numbered(3), "{\"f2\":1,\"f0\":1}").pointer()).isEqualTo("/f1");
    assertThat(fault(numbered(2), "{\"f0\":1,\"f1\":null}"))
        .isEqualTo(
            new DecodeResult.Fault(
                0, RefusalReason.MISSING_FIELD, "/f1", "f1 is missing or null; it is required"));
  }

  @Test
  void read_fieldTwice_isRefusedEvenIfOneIsNull() {
    for (String json : List.of("{\"f0\":null,\"f0\":1}", "{\"f0\":1,\"f0\":null}")) {
      assertThat(fault(numbered(1), json).detail())
          .as(json)
          .isEqualTo("field \"f0\" is given twice; once is allowed");
    }
  }

  @Test
  void read_lastOf64Fields_isRequiredAndOnlyOnce() throws Exception {
    StringBuilder json = new StringBuilder("{\"f63\":63");
    for (int i = 0; i < 63; i++) {
      json.append(",\"f").append(i).append("\":0");
    }
    assertThat(read(numbered(64), json + "}")).containsEntry("f63", 63.0);
    assertThat(fault(numbered(64), json + ",\"f63\":0}").pointer()).isEqualTo("/f63");
    assertThat(fault(numbered(64), json.toString().replace("f63", "f64") + "}").pointer())
        .isEqualTo("/f63");
  }

  private static ObjectFields<Map<String, Double>> numbered(int count) {
    ObjectFields.Builder<Map<String, Double>> builder = ObjectFields.builder();
    for (int i = 0; i < count; i++) {
      String name = "f" + i;
      builder.required(name, (draft, in) -> draft.put(name, in.number()));
    }
    return builder.build();
  }

  private static Map<String, Double> read(ObjectFields<Map<String, Double>> fields, String json)
      throws IOException, UnreadableException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return new JsonCursor(parser, 64, "d").object(fields, new TreeMap<>());
    }
  }

  private static DecodeResult.Fault fault(ObjectFields<Map<String, Double>> fields, String json) {
    UnreadableException e =
        catchThrowableOfType(UnreadableException.class, () -> read(fields, json));
    assertThat(e).as(json).isNotNull();
    return e.at(0);
  }
}
