package dev.offsite.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.telemetry.CodecLimits;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The limits that the README and the schemas state are those of the code. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");

  @Test
  void limits_inTheTable_areTheDefaults() throws ReflectiveOperationException, IOException {
    List<String> lines = Files.readAllLines(README);
    for (RecordComponent limit : CodecLimits.class.getRecordComponents()) {
      String row =
          lines.stream()
              .filter(line -> line.endsWith("`CodecLimits." + limit.getName() + "` |"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(limit.getName() + " is not in the README"));
      Object value = limit.getAccessor().invoke(CodecLimits.DEFAULT);
      assertThat(row.split("\\|", -1)[2].trim()).as(row).isEqualTo(String.valueOf(value));
    }
  }

  @Test
  void limits_ofTheSchemas_areThoseOfTheCode() {
    JsonNode definitions =
        RecordJson.parse(Examples.resource("/" + Schemas.FOLDER + "common.schema.json"))
            .path("$defs");
    assertThat(definitions.at("/text/maxLength").asInt())
        .isEqualTo(CodecLimits.DEFAULT.textLengthMax());
    assertThat(definitions.at("/word/maxLength").asInt())
        .isEqualTo(CodecLimits.DEFAULT.textLengthMax());
    assertThat(definitions.at("/deviceId/pattern").asText())
        .contains("{1," + DeviceTopic.DEVICE_ID_LENGTH_MAX + "}");
  }

  @Test
  void links_leadToFiles() throws IOException {
    Matcher links = Pattern.compile("]\\(([^)#]+)\\)").matcher(Files.readString(README));
    int found = 0;
    while (links.find()) {
      assertThat(Path.of(links.group(1))).exists();
      found++;
    }
    assertThat(found).isGreaterThan(3);
  }
}
