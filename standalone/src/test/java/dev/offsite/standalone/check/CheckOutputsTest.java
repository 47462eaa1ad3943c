package dev.offsite.standalone.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.pipelines.check.CheckLimits;
import dev.offsite.pipelines.check.DeviceVerdict;
import dev.offsite.pipelines.check.FeedCheck;
import dev.offsite.pipelines.check.FeedReport;
import dev.offsite.pipelines.check.ObservedMessage;
import dev.offsite.pipelines.check.Receipt;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The three ways in which a report is shown. */
class CheckOutputsTest {

  private static FeedReport report;

  @BeforeAll
  static void check() throws IOException {
    FeedCheck check =
        SimulatedFeeds.checked(SimulatedFeeds.simulation("bad-network", 60), Duration.ofMinutes(4));
    String hostile = "{\"fixTime\":\"<script>alert('1')</script>\",\"plate\":\"浙A12345\"}";
    for (int i = 0; i < 3; i++) {
      check.accept(message("offsite/v1/truck/hostile/position", hostile));
    }
    check.accept(message("evil/<img src=x onerror=alert(1)>", "{}"));
    report = check.report();
  }

  private static ObservedMessage message(String topic, String payload) {
    return new ObservedMessage(
        topic, payload.getBytes(UTF_8), SimulatedFeeds.BEGIN.toEpochMilli(), 0, false);
  }

  @Test
  void page_report_holdsEveryDeviceAndNoForeignMarkup() throws IOException {
    String html = CheckPage.html(report, "a & b <c>", SimulatedFeeds.roadLines());

    for (DeviceVerdict device : report.devices()) {
      assertThat(html).contains(">" + device.deviceId() + "<");
    }
    assertThat(html)
        .contains("a &amp; b &lt;c&gt;")
        .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
        .contains("evil/&lt;img src=x")
        .doesNotContain("<script")
        .doesNotContain("<img")
        .doesNotContain("12345")
        .doesNotContain("NaN")
        .doesNotContain("http://")
        .doesNotContain("https://");
    assertThat(html.split("<svg", -1).length).isEqualTo(html.split("</svg>", -1).length);
  }

  @Test
  void page_moreDevicesThanCards_stillNamesAll() {
    FeedCheck check = new FeedCheck(CheckLimits.DEFAULT, Receipt.OBSERVED, List.of(), null);
    for (int i = 0; i < CheckPage.CARDS_MAX + 50; i++) {
      check.accept(message("offsite/v1/truck/many-" + i + "-/position", "?"));
    }
    String html = CheckPage.html(check.report(), "many", List.of());

    for (int i = 0; i < CheckPage.CARDS_MAX + 50; i++) {
      assertThat(html).contains("many-" + i + "-");
    }
    assertThat(html.split("<section", -1)).hasSize(CheckPage.CARDS_MAX + 1);
  }

  @Test
  void page_emptyFeed_isAPage() {
    FeedCheck check = new FeedCheck(CheckLimits.DEFAULT, Receipt.OBSERVED, List.of(), null);

    assertThat(CheckPage.html(check.report(), "nothing", List.of())).endsWith("</html>\n");
  }

  @Test
  void json_report_readsBackWithEveryDeviceAndFigure() throws IOException {
    JsonNode json = new ObjectMapper().readTree(CheckJson.write(report));

    assertThat(json.path("version").asInt()).isEqualTo(1);
    assertThat(json.path("messages").asLong()).isEqualTo(report.messages());
    assertThat(json.path("usable").asBoolean()).isEqualTo(report.isUsable());
    assertThat(json.path("limits").path("clockAheadS").asDouble()).isEqualTo(2);
    assertThat(json.path("limits").path("devicesMax").asInt()).isEqualTo(10_000);
    assertThat(json.path("devices")).hasSize(report.devices().size());
    for (int i = 0; i < report.devices().size(); i++) {
      DeviceVerdict device = report.devices().get(i);
      JsonNode read = json.path("devices").get(i);
      assertThat(read.path("deviceId").asText()).isEqualTo(device.deviceId());
      assertThat(read.path("usability").asText()).isEqualTo(device.usability().name());
      assertThat(read.path("findings")).hasSize(device.findings().size());
      JsonNode figures = read.path("figures");
      assertThat(figures.path("traffic").path("messages").asLong())
          .isEqualTo(device.figures().traffic().messages());
      assertThat(figures.path("clock").path("state").asText())
          .isEqualTo(device.figures().clock().state().name());
    }
  }

  @Test
  void table_report_hasALineForEachDeviceAndDetailsOfTheWorst() {
    List<String> lines = new CheckTable(Terminal.standard()).lines(report);

    for (int i = 0; i < report.devices().size(); i++) {
      assertThat(lines.get(i + 1)).startsWith(report.devices().get(i).deviceId());
    }
    assertThat(lines.get(1))
        .startsWith("hostile")
        .contains("NOT USABLE")
        .contains("UNKNOWN_DEVICE");
    assertThat(lines).contains("    → add it to devices.json and publish");
    assertThat(String.join("\n", lines)).contains("evil/<img").contains("not usable");
  }
}
