package dev.offsite.monitor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.monitor.live.DeadLetter;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.interactions.Actions;

/**
 * Whatever devices, companies, colleagues and strangers may write stays text, on every page that
 * shows it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextTest {

  /** Each part would leave a mark if it became markup, script or template. */
  private static final String HOSTILE =
      "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>{{1}}\"'&";

  /** Names of panels that a long word has pushed beyond the column they stand in. */
  private static final String TOO_WIDE =
      """
      return [...document.querySelectorAll('.case-grid .panel, .case-grid svg')]
        .filter((one) => {
          const column = one.closest('.case-column').getBoundingClientRect();
          return one.getBoundingClientRect().right > column.right + 1;
        })
        .map((one) => String(one.className.baseVal ?? one.className));
      """;

  private StagedCentre centre;
  private Desk desk;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    centre = new StagedCentre(folder);
    Instant now = centre.clock.instant();
    Cast cast = Cast.overload("hostile", Stage.Bridge.JIUBAO, now).everywhere(HOSTILE);
    ObjectNode passage = (ObjectNode) Cast.example("passage");
    passage.put("lane", HOSTILE).put("configuration", HOSTILE);
    centre.show(centre.with(cast, "WORST", "telemetry.wim", passage).related("storm-1"));
    for (int i = 0; i < 4; i++) {
      centre.show(Cast.overload("storm-" + i, Stage.Bridge.JIUBAO, now).everywhere(HOSTILE));
    }
    showDevices(now);
    showOtherTopics(now);
    desk = Desk.at(centre, 1366, 900);
    // whoever may not log in can still write a name into the audit log
    desk.wait("input[name=user]").sendKeys(HOSTILE);
    desk.wait("input[name=password]").sendKeys("wrong");
    desk.wait("button[type=submit]").click();
    desk.wait(".notice");
    desk.go("").logIn("admin").wait("[data-testid=storm]");
  }

  private void showDevices(Instant now) {
    centre
        .situation
        .trucks()
        .fold(position(now), 120.19, 30.26, now, HOSTILE, HOSTILE, centre.at(120.19, 30.26));
    centre
        .situation
        .drones()
        .fold(
            new SortieReport(
                HOSTILE, HOSTILE, SortieReport.Phase.TRACK, now, 120.25, 30.3, null, 80.0, -90.0),
            120.25,
            30.3,
            centre.at(120.25, 30.3),
            now);
    centre.situation.devices().message(HOSTILE, DeviceKind.WIM, now);
    centre
        .situation
        .devices()
        .status(
            DeviceKind.WIM,
            new StatusReport(HOSTILE, now, StatusReport.State.FAULT, HOSTILE, List.of(HOSTILE)));
    centre.situation.devices().refusal(HOSTILE, List.of(HOSTILE));
    centre
        .situation
        .deadLetters()
        .fold(
            new DeadLetter(
                now, HOSTILE, List.of(HOSTILE), HOSTILE, HOSTILE, HOSTILE, HOSTILE, 812));
  }

  private static PositionReport position(Instant now) {
    return new PositionReport(
        HOSTILE,
        now,
        null,
        120.19,
        30.26,
        null,
        5.0,
        0.0,
        0.0,
        10,
        true,
        true,
        PositionReport.Load.LOADED,
        null,
        PositionReport.Cover.CLOSED,
        PositionReport.Body.DOWN,
        null,
        null,
        HOSTILE,
        List.of(HOSTILE));
  }

  private void showOtherTopics(Instant now) {
    centre.situation.others().hotWord(Evening.hotWord(HOSTILE, HOSTILE, now));
    centre
        .situation
        .others()
        .breach(
            new DeadlineBreach(
                "b1",
                DeadlineBreach.Level.BREACH,
                "hostile",
                CaseStep.ON_SITE,
                now,
                now,
                now,
                CaseStatus.DISPATCHED,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                "jurisdiction-shangcheng",
                HOSTILE));
  }

  @AfterAll
  void close() {
    desk.close();
    centre.close();
  }

  @Test
  void list_withStormAndFilters_showsIt() throws IOException {
    desk.go("#/live").wait("[data-testid=storm]").click();
    desk.wait("[aria-expanded=false].button:not(.small)").click();
    desk.wait(".view-name").clear();
    desk.wait(".view-name").sendKeys(HOSTILE.substring(0, 60) + "\n");
    desk.wait(".view");
    desk.settle();

    assertShownAsText("[data-id=storm-1]");
    desk.picture("hostile-live");
  }

  @Test
  void map_pointedAt_showsIt() {
    desk.go("#/live").wait(".map");
    desk.waitTrue("document.querySelector('.counters').textContent.includes('1在线车辆')");
    desk.settle();

    new Actions(desk.chrome).moveToElement(desk.wait(".map")).click().perform();

    desk.wait(".pointed.pinned");
    assertShownAsText(".pointed");
  }

  @Test
  void page_withRecordMediaAndDecisions_showsIt() throws IOException {
    desk.go("#/case/hostile").wait(".acts");
    desk.decide("NOTE", HOSTILE);
    desk.waitTrue("document.querySelector('.course').textContent.includes('{{1}}')");
    desk.wait(".record-line button").click();
    desk.wait("pre.raw");
    desk.press("p"); // duplicate of: proposes related ones by plate
    desk.wait("#main-cases");
    desk.settle();

    for (String part : List.of(".gate", ".course", ".media", "pre.raw", ".case-head")) {
      assertShownAsText(part);
    }
    assertThat(desk.run(TOO_WIDE)).as("panels wider than their column").isEqualTo(List.of());
    desk.picture("hostile-case");
  }

  @Test
  void devices_andWhatWasRefused_showIt() {
    desk.go("#/devices").wait(".devices tbody tr");
    assertShownAsText(".devices");

    desk.wait(".devices button.link").click();

    desk.wait(".bars");
    assertShownAsText(".bars");
  }

  @Test
  void history_ofADeviceOfThatName_showsIt() {
    desk.go("#/history?device=" + java.net.URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8));

    desk.wait(".history-form");
    desk.settle();
    assertHarmless("history");
    // what the server answers to a name that is none is no complaint of the pages
    desk.complaints();
  }

  @Test
  void auditLog_withTheNameOfAFailedLogin_showsIt() {
    desk.go("#/admin").wait("tbody tr");
    desk.waitTrue("document.querySelectorAll('table').length === 2");

    assertShownAsText("#app");
  }

  @Test
  void wall_showsIt() throws IOException {
    try (Desk wall = Desk.at(centre, 1920, 1080)) {
      wall.go("wall.html#" + centre.displayToken()).wait(".big");
      wall.waitTrue("document.body.textContent.includes('{{1}}')");
      wall.settle();

      assertThat(marks(wall)).isEqualTo(0L);
      assertThat(wall.complaints()).isEmpty();
    }
  }

  private void assertShownAsText(String css) {
    desk.wait(css);
    desk.waitTrue("document.querySelector(\"" + css + "\").textContent.includes('{{1}}')");
    assertHarmless(css);
    assertThat(desk.complaints()).as(css).isEmpty();
  }

  private void assertHarmless(String where) {
    assertThat(desk.chrome.getTitle()).as(where).isEqualTo("Offsite");
    assertThat(marks(desk)).as(where).isEqualTo(0L);
  }

  /** Elements that text alone would have made. */
  private static Object marks(Desk desk) {
    return desk.run(
        "return document.querySelectorAll(\"body script:not([src]), img[src=x], [onerror],"
            + " [href^='javascript'], [src^='javascript']\").length");
  }
}
