package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.simulators.truth.Offence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreDocumentTest {

  @Test
  void toJson_readBack_isTheSame() {
    ScoreDocument mixed = Scores.mixed();
    assertThat(ScoreDocument.parse(mixed.toJson())).isEqualTo(mixed);
    assertThat(ScoreDocument.parse(Scores.empty().toJson())).isEqualTo(Scores.empty());
  }

  @Test
  void toJson_fieldNames_areStable() throws IOException {
    JsonNode json = new ObjectMapper().readTree(Scores.mixed().toJson());

    assertThat(json.at("/version").asInt()).isEqualTo(1);
    JsonNode zone = row(json, "PROHIBITED_ZONE");
    assertThat(zone.at("/detector").asBoolean()).isTrue();
    assertThat(zone.at("/promise").asText()).isEqualTo("BROKEN");
    assertThat(zone.at("/expected").asInt()).isEqualTo(2);
    assertThat(zone.at("/found").asInt()).isEqualTo(1);
    assertThat(zone.at("/missed").asInt()).isEqualTo(1);
    assertThat(zone.at("/falseAlarms").asInt()).isEqualTo(1);
    assertThat(zone.at("/duplicates").asInt()).isEqualTo(1);
    assertThat(zone.at("/withdrawn").asInt(-1)).isZero();
    assertThat(zone.at("/recall/value").asDouble()).isEqualTo(0.5);
    assertThat(zone.at("/recall/promised").asDouble()).isEqualTo(0.95);
    assertThat(zone.at("/onsetErrorS").toString())
        .isEqualTo("{\"count\":1,\"min\":2.0,\"p50\":2.0,\"p95\":2.0,\"max\":2.0}");
    assertThat(zone.at("/reportingDelayS/p50").asDouble()).isEqualTo(6.25);
    assertThat(zone.at("/placeErrorM/max").asDouble(-1)).isZero();
    JsonNode cloned = row(json, "CLONED_PLATE");
    assertThat(cloned.at("/recall/value").asDouble(-1)).isZero();
    assertThat(cloned.has("onsetErrorS")).isFalse();
    assertThat(row(json, "BRIDGE_OVERLOAD").at("/recall").has("value")).isFalse();
    assertThat(json.at("/groups").findValuesAsText("name"))
        .containsExactly("blind-area", "no faults", "not listed");
    assertThat(json.at("/outcomes").findValuesAsText("result"))
        .containsExactlyInAnyOrder("FOUND", "MISSED", "MISSED", "DUPLICATE", "FALSE_ALARM");
  }

  @Test
  void parse_otherVersion_isRefused() {
    String json = new String(Scores.empty().toJson(), StandardCharsets.UTF_8);

    assertThatThrownBy(
            () ->
                ScoreDocument.parse(
                    json.replaceFirst("\"version\" : 1", "\"version\" : 2")
                        .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 2 of a score is not 1");
  }

  @Test
  void table_mixed_namesWhatIsBrokenAndWhatNobodyLooksFor() {
    List<String> table = ScoreTable.of(Scores.mixed());

    assertThat(line(table, "prohibited zone"))
        .isEqualTo(
            "prohibited zone             2      1      1      1      1         0"
                + "  0.333 (0.06-0.79)   0.500 (0.09-0.91)    BROKEN (0.25, 0.95)");
    assertThat(line(table, "cloned plate"))
        .isEqualTo(
            "cloned plate                1      0      1      0      0         0"
                + "  -                   0.000 (0.00-0.79)    no detector");
    assertThat(line(table, "bridge overload")).endsWith("measured only");
    assertThat(table).anyMatch(line -> line.startsWith("blind-area"));
    assertThat(table).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(130));
  }

  @Test
  void table_empty_hasARowForEachDetector() {
    assertThat(ScoreTable.of(Scores.empty()))
        .hasSize(
            4 + (int) List.of(Offence.values()).stream().filter(ScoreDocumentTest::seen).count());
  }

  private static boolean seen(Offence offence) {
    return offence.detectedAs().isPresent();
  }

  private static String line(List<String> table, String begin) {
    return table.stream().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
  }

  private static JsonNode row(JsonNode json, String offence) {
    for (JsonNode row : json.at("/offences")) {
      if (row.at("/offence").asText().equals(offence)) {
        return row;
      }
    }
    throw new AssertionError("no row of " + offence);
  }
}
