package dev.offsite.monitor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** Every page in every size: it renders, nothing complains, and a picture of it is kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

  private StagedCentre centre;

  @BeforeAll
  void play(@TempDir Path folder) throws IOException {
    centre = new StagedCentre(folder);
    centre.playEvening(Stage.TRUCKS);
  }

  @AfterAll
  void stop() {
    centre.close();
  }

  @ParameterizedTest
  @CsvSource({"1366, 768", "1920, 1080", "3840, 2160"})
  void everyPage_onADesk_renders(int width, int height) throws IOException {
    String size = width + "x" + height;
    try (Desk desk = Desk.at(centre, width, height + 139)) {
      desk.wait("form");
      desk.picture("login-" + size);
      desk.logIn("admin").wait("[data-testid=row]");
      desk.settle().picture("live-" + size);
      desk.go("#/case/" + Evening.OVERLOAD).wait(".axles");
      desk.settle().picture("case-overload-" + size);
      desk.go("#/case/" + Evening.INTRUSION).wait(".plot .speed");
      desk.settle().picture("case-intrusion-" + size);
      desk.go("#/case/" + Evening.HEAP).wait(".frame-box");
      desk.settle().picture("case-heap-" + size);
      desk.go("#/devices").wait(".devices tbody tr");
      desk.picture("devices-" + size);
      desk.go("#/history?device=" + Stage.truck(17)).wait(".plot .speed");
      desk.wait(".replay button").click();
      desk.settle().picture("history-" + size);
      desk.chrome.findElements(By.cssSelector(".history-form .tab")).get(1).click();
      desk.wait("input[name=device]").clear();
      desk.wait("input[name=device]").sendKeys("wim-jiubao");
      desk.wait("#show").click();
      desk.wait(".plot .dot");
      desk.picture("series-" + size);
      desk.go("#/admin").wait("tbody tr");
      desk.picture("admin-" + size);
      desk.go("wall.html#" + centre.displayToken()).wait(".big");
      desk.settle().picture("wall-" + size);
      assertThat(desk.complaints()).isEmpty();
    }
  }

  @Test
  void listAndPage_onAPhone_areUsable() throws IOException {
    try (Desk desk = Desk.phone(centre)) {
      desk.logIn("wang").wait("[data-testid=row]");
      desk.settle().picture("live-phone");
      desk.wait("[data-testid=row]").click();
      desk.wait(".acts");
      desk.settle().picture("case-phone");
      assertThat(desk.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
      assertThat(desk.complaints()).isEmpty();
    }
  }

  @Test
  void clustersLegendAndFilter_inEnglishAndLight_render() throws IOException {
    try (Desk desk = Desk.at(centre, 1366, 768 + 139)) {
      desk.run(
          "localStorage.setItem('offsite-language', 'en'); localStorage.setItem('offsite-theme', 'light')");
      desk.go("").logIn("li").wait("[data-testid=row]");
      desk.wait(".legend-head").click();
      desk.wait("[aria-expanded=false].button:not(.small)").click();
      desk.settle().picture("filter-light-en");
      desk.wait("button[aria-label=Further]").click();
      desk.settle();
      desk.wait("button[aria-label=Further]").click();
      desk.settle().settle().picture("clusters-light-en");
      desk.go("#/case/" + Evening.OVERLOAD).wait(".axles");
      desk.wait("[data-decision=DISMISSED]").click();
      desk.settle().picture("decision-light-en");
      assertThat(desk.complaints()).isEmpty();
    }
  }
}
