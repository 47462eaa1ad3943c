package dev.offsite.simulators.score.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.simulators.score.Scores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScorePageTest {

  private static final PlaceMap HANGZHOU =
      PlaceMap.of(Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(2).reference());

  @Test
  void html_mixed_holdsTheWholeScore() {
    ScoreDocument score = Scores.mixed();
    assertThat(ScoreDocument.parse(embedded(ScorePage.html(score, HANGZHOU), "score")))
        .isEqualTo(score);
  }

  @Test
  void html_hostileSubject_isNeverMarkup() {
    String page = ScorePage.html(Scores.mixed(), HANGZHOU);
    assertThat(page).doesNotContain(Scores.HOSTILE).doesNotContain("<script>alert");
    assertThat(new String(embedded(page, "score"), StandardCharsets.UTF_8))
        .contains("\\u003c/script>\\u003cscript>alert(1)");
    assertThat(page.split("<script", -1)).as("three of data, one of code").hasSize(5);
  }

  @Test
  void html_placeNamedLikeASlot_isLeftAsItIs() {
    PlaceMap odd = new PlaceMap(List.of(), List.of(new PlaceMap.Site("@SCORE@", "$1 \\", 120, 30)));
    String page = ScorePage.html(Scores.empty(), odd);
    assertThat(new String(embedded(page, "map"), StandardCharsets.UTF_8))
        .contains("\"id\":\"@SCORE@\",\"name\":\"$1 \\\\\"");
  }

  @Test
  void html_anyScore_loadsNothingAndWritesNoMarkupFromText() {
    for (ScoreDocument score : List.of(Scores.mixed(), Scores.empty())) {
      String page = ScorePage.html(score, PlaceMap.EMPTY);
      assertThat(page)
          .contains("default-src 'none'")
          .doesNotContain("innerHTML")
          .doesNotContain("outerHTML")
          .doesNotContain("document.write")
          .doesNotContain("src=")
          .doesNotContain("@import")
          .doesNotContain("fetch(");
      assertThat(page.replace("http://www.w3.org/2000/svg", ""))
          .as("the name of SVG is no address")
          .doesNotContain("http:")
          .doesNotContain("https:");
    }
  }

  @Test
  void html_mixed_tellsTheRuleOfEachRow() throws IOException {
    String page = ScorePage.html(Scores.mixed(), PlaceMap.EMPTY);
    JsonNode rules = new ObjectMapper().readTree(embedded(page, "rules")).at("/rules");
    assertThat(rules.findValuesAsText("offence"))
        .containsExactlyElementsOf(
            Scores.mixed().offences().stream().map(row -> row.offence().name()).toList());
    assertThat(rules.findValuesAsText("match"))
        .contains("same fence, same plate or device, times overlap when widened by 5 s");
  }

  @Test
  void map_hangzhou_hasEveryFenceClosedAndEverySite() {
    assertThat(HANGZHOU.sites()).hasSize(7);
    assertThat(HANGZHOU.fences()).extracting(PlaceMap.Shape::id).contains("zone-wulin-day");
    assertThat(HANGZHOU.fences())
        .allSatisfy(
            fence ->
                assertThat(fence.rings())
                    .isNotEmpty()
                    .allSatisfy(
                        ring -> assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1))));
    PlaceMap.Shape wulin =
        HANGZHOU.fences().stream()
            .filter(fence -> fence.id().equals("zone-wulin-day"))
            .findFirst()
            .orElseThrow();
    assertThat(wulin.kind()).isEqualTo("PROHIBITED_ZONE");
    assertThat(wulin.rings().get(0)).hasSize(8);
  }

  private static byte[] embedded(String page, String id) {
    Matcher found =
        Pattern.compile("<script type=\"application/json\" id=\"" + id + "\">(.*?)</script>")
            .matcher(page);
    assertThat(found.find()).as(id).isTrue();
    return found.group(1).getBytes(StandardCharsets.UTF_8);
  }
}
