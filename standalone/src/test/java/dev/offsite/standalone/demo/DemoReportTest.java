package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReportTest {

  @TempDir Path folder;

  @Test
  void write_status_hasTheAgreedForm() throws IOException {
    Path file = folder.resolve("new/r.json");

    DemoReport.write(DemoStatuses.busy(), DemoStatuses.score(0.95), file);

    assertThat(Files.readString(file)).endsWith("}\n");
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.at("/published/wim").asLong()).isEqualTo(116);
    assertThat(report.at("/published/truck").asLong()).isEqualTo(18_000);
    assertThat(report.at("/ingested/truck").asLong()).isEqualTo(17_990);
    assertThat(report.at("/deadLetters").asLong()).isEqualTo(1);
    assertThat(report.at("/rejected").asLong()).isEqualTo(2);
    assertThat(report.at("/candidates/BRIDGE_OVERLOAD").asInt()).isEqualTo(9);
    assertThat(report.at("/candidates/PATROL_OBJECT").asInt(-1)).isZero();
    assertThat(report.at("/latencyMillis/p50").asDouble()).isEqualTo(33.25);
    assertThat(report.at("/latencyMillis/p99").asDouble()).isEqualTo(120.5);
    assertThat(report.at("/steady/afterSeconds").asInt()).isEqualTo(30);
    assertThat(report.at("/steady/latencyMillis/count").asInt()).isEqualTo(12);
    assertThat(report.at("/steady/latencyMillis/p99").asDouble()).isEqualTo(44);
    assertThat(report.at("/steady/cpuShare").asDouble()).isEqualTo(0.345);
    assertThat(report.at("/steady/processors").asInt()).isEqualTo(2);
    assertThat(report.at("/truth/BRIDGE_OVERLOAD").toString())
        .isEqualTo("{\"expected\":10,\"found\":9,\"missed\":1,\"false\":2,\"duplicate\":3}");
    assertThat(report.at("/truth/PATROL_OBJECT/expected").asInt(-1)).isZero();
    assertThat(report.at("/truth/CLONED_PLATE/missed").asInt()).isEqualTo(4);
    assertThat(report.at("/history").toString())
        .isEqualTo("{\"rows\":{\"weighings\":1234},\"behind\":5,\"trouble\":\"\"}");
    assertThat(report.at("/scenario").asText()).isEqualTo("hangzhou-demo");
    assertThat(report.at("/promises/BRIDGE_OVERLOAD").asText()).isEqualTo("BROKEN");
    assertThat(report.at("/promises/CLONED_PLATE").asText()).isEqualTo("MEASURED_ONLY");
    assertThat(report.at("/admissible/BRIDGE_OVERLOAD/expected").asInt(-1)).isZero();
    assertThat(report.at("/admissible/BRIDGE_OVERLOAD/promise").asText())
        .isEqualTo("MEASURED_ONLY");
    assertThat(names(report))
        .as(".ci/check-report reads the truth up to the end of the file")
        .endsWith("truth");
  }

  private static List<String> names(JsonNode report) {
    List<String> names = new ArrayList<>();
    report.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
