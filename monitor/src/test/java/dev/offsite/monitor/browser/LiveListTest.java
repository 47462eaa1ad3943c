package dev.offsite.monitor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.Candidate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The list follows the stream. */
class LiveListTest {

  private StagedCentre centre;
  private Desk desk;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    centre = new StagedCentre(folder);
    desk = Desk.at(centre, 1366, 900);
  }

  @AfterEach
  void close() {
    desk.close();
    centre.close();
  }

  private static Cast overload(String id) {
    return Cast.overload(id, Stage.Bridge.JIUBAO, Instant.now());
  }

  @Test
  void candidate_afterTheSnapshot_isInTheListWithinASecond() {
    desk.logIn("li").wait(".list-foot");
    desk.run(
        "window.seen = null; new MutationObserver(() => {"
            + "if (!window.seen && document.querySelector('[data-id=fresh]')) window.seen = Date.now(); })"
            + ".observe(document.body, {childList: true, subtree: true});");

    long began = centre.clock.millis();
    centre.show(overload("fresh"));
    desk.wait("[data-id=fresh]");

    long seen = ((Number) desk.run("return window.seen")).longValue();
    assertThat(Duration.ofMillis(seen - began)).isLessThan(Duration.ofSeconds(1));
    assertThat(desk.text("[data-id=fresh]")).contains("浙A12345", "桥梁超限", "九堡大桥", "63.74 t / 49 t");
  }

  @Test
  void candidate_thatIsWithdrawn_leavesTheList() {
    centre.show(overload("a"));
    desk.logIn("li").wait("[data-id=a]");

    centre.show(overload("a").revision(2, Candidate.Phase.WITHDRAWN));

    desk.waitGone("[data-id=a]");
  }

  @Test
  void storm_isFoldedAndUnfolded_withoutLosingOne() {
    for (int i = 0; i < 30; i++) {
      centre.show(Cast.overload("storm-" + i, Stage.Bridge.PENGBU, Instant.now().minusSeconds(i)));
    }
    desk.logIn("li");
    assertThat(desk.text("[data-testid=storm]")).contains("批量 30 条");
    assertThat(desk.text(".list-foot")).contains("共 30 条，1 行");

    desk.wait("[data-testid=storm]").click();

    desk.waitTrue("document.querySelector('.list-foot').textContent.includes('31 行')");
  }

  @Test
  void filter_bySeverityAndText_showsOnlyThose_andIsKeptAsAView() {
    centre.show(overload("grave").measured(90_000, 5));
    centre.show(overload("light").measured(50_000, 2).about("浙B00001", "别家"));
    desk.logIn("li").wait("[data-id=light]");

    desk.wait(".severities button").click();
    desk.waitGone("[data-id=light]");
    desk.chrome.findElement(By.cssSelector("[data-id=grave]"));
    desk.wait("[aria-expanded=false].button:not(.small)").click();
    desk.wait(".view-name").sendKeys("重案\n");
    desk.wait(".view");
    desk.wait(".severities .quiet").click();
    desk.wait("[data-id=light]");

    desk.wait(".view button").click();

    desk.waitGone("[data-id=light]");
    assertThat(desk.find("[data-testid=row]")).hasSize(1);
  }

  @Test
  void keyboard_movesThroughListAndPages() {
    for (String id : List.of("first", "second", "third")) {
      centre.show(
          Cast.overload(
              id, Stage.BRIDGES.get(id.length() % 7), Instant.now().minusSeconds(id.length())));
    }
    desk.logIn("li").wait("[data-id=first]");

    desk.press("j");
    desk.wait("[data-id=first].selected, [data-id=third].selected");
    desk.press("\n");
    desk.wait(".case-head");
    String first = desk.text(".case-position, .case-bar .dim");
    desk.press("j");

    desk.waitTrue("document.querySelector('.case-bar .dim').textContent.includes('第 2 条')");
    assertThat(first).contains("第 1 条");
    desk.press("k");
    desk.waitTrue("document.querySelector('.case-bar .dim').textContent.includes('第 1 条')");
  }
}
