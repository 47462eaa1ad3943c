package dev.offsite.pipelines.decode.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.offsite.schemas.channel.ReportKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractFieldsTest {

  @ParameterizedTest
  @EnumSource
  void fields_ofEveryReport_areThoseOfItsJsonSchema(ReportKind report) throws IOException {
    JsonNode schema = schema(report.level());
    ContractFields fields = ContractFields.of(report);
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    assertThat(fields.requiredOf("")).isEqualTo(required);
    Set<String> properties = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(properties::add);
    assertThat(fields.heads()).isEqualTo(properties);
  }

  @Test
  void requiredOf_parts_areThoseOfTheirSchemas() throws IOException {
    JsonNode common = schema("common").path("$defs");
    ContractFields passage = ContractFields.of(ReportKind.PASSAGE);
    assertThat(common.at("/plate/required")).hasSize(1);
    assertThat(passage.requiredOf("plate")).containsExactly("plate.text");
    assertThat(common.at("/media/required")).hasSize(2);
    assertThat(passage.requiredOf("media.3")).containsExactly("media.3.kind", "media.3.uri");
    assertThat(ContractFields.of(ReportKind.DETECTION).requiredOf("box"))
        .containsExactly("box.height", "box.width", "box.x", "box.y");
  }

  @ParameterizedTest
  @CsvSource({
    "PASSAGE, grossKg, INTEGER, SINGLE, REQUIRED",
    "PASSAGE, speedKph, NUMBER, SINGLE, REQUIRED",
    "PASSAGE, axleLoadsKg, INTEGER, LIST, OPTIONAL",
    "PASSAGE, axleSpacingsM, NUMBER, LIST, OPTIONAL",
    "PASSAGE, configuration, CONSTANT, SINGLE, OPTIONAL",
    "PASSAGE, flags, TEXT, LIST, OPTIONAL",
    "PASSAGE, plate.confidence, NUMBER, SINGLE, OPTIONAL",
    "PASSAGE, media.0.uri, TEXT, SINGLE, REQUIRED",
    "PASSAGE, media.99.sha256, TEXT, SINGLE, OPTIONAL",
    "POSITION, fixTime, TIME, SINGLE, REQUIRED",
    "POSITION, fixed, TRUTH, SINGLE, OPTIONAL",
    "DETECTION, frame, INTEGER, SINGLE, OPTIONAL",
    "SORTIE, phase, CONSTANT, SINGLE, REQUIRED",
    "STATUS, deviceId, TEXT, SINGLE, OPTIONAL",
  })
  void find_knownPath_sayWhatItHolds(
      ReportKind report,
      String path,
      ContractField.Type type,
      ContractField.Shape shape,
      ContractField.Need need) {
    ContractField field = ContractFields.of(report).find(path).orElseThrow();
    assertThat(field.path()).isEqualTo(path);
    assertThat(field.type()).isEqualTo(type);
    assertThat(field.shape()).isEqualTo(shape);
    assertThat(field.need()).isEqualTo(need);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plate",
        "media",
        "media.0",
        "media.uri",
        "media.#.uri",
        "media.100.uri",
        "media.01.uri",
        "media.-1.uri",
        "plate.text.x",
        "GrossKg",
        "lng",
        "plate.",
        ".plate"
      })
  void find_anythingElse_isNone(String path) {
    assertThat(ContractFields.of(ReportKind.PASSAGE).find(path)).isEmpty();
  }

  private static JsonNode schema(String name) throws IOException {
    try (InputStream in =
        ReportKind.class.getResourceAsStream("/dev/offsite/schemas/v1/" + name + ".schema.json")) {
      return new JsonMapper().readTree(in);
    }
  }
}
