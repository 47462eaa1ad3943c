package dev.offsite.monitor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.interactions.Actions;

/** What a click on the map finds. */
class MapTest {

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

  @Test
  void click_onACandidate_marksItsRow() {
    centre.show(Cast.overload("bridge", Stage.Bridge.QIANJIANG_3, Instant.now()));
    centre.show(
        Cast.intrusion("middle", Stage.plate(1), "某公司", Instant.now()).place(120.19, 30.26));
    desk.logIn("li").wait("[data-id=middle]");
    desk.settle();

    new Actions(desk.chrome).moveToElement(desk.wait(".map")).click().perform();

    desk.wait("[data-id=middle].selected");
    assertThat(desk.text(".pointed")).contains("闯禁行区", Stage.plate(1));
    assertThat(desk.complaints()).isEmpty();
  }

  @Test
  void click_onATruck_tellsOfIt_andLeadsToItsTrack() {
    new Traffic(centre.situation, 0).parked(17, 120.19, 30.26, centre.clock.instant());
    desk.logIn("li");
    desk.waitTrue("document.querySelector('.counters').textContent.includes('1在线车辆')");
    desk.settle();

    new Actions(desk.chrome).moveToElement(desk.wait(".map")).click().perform();

    desk.wait(".pointed.pinned");
    assertThat(desk.text(".pointed")).contains(Stage.plate(17), Stage.truck(17));
    desk.wait(".pointed .button").click();
    desk.wait(".plot .speed");
    assertThat(desk.complaints()).isEmpty();
  }

  /** To follow a truck is to look at its track, and both stand in the audit log. */
  @Test
  void truck_picked_isFollowedAndThatIsNoted() {
    new Traffic(centre.situation, 0).parked(17, 120.19, 30.26, centre.clock.instant());
    desk.logIn("admin");
    desk.waitTrue("document.querySelector('.counters').textContent.includes('1在线车辆')");
    desk.settle();

    new Actions(desk.chrome).moveToElement(desk.wait(".map")).click().perform();
    desk.wait(".pointed.pinned");
    desk.go("#/admin").wait("tbody tr");

    desk.waitTrue("document.body.textContent.includes('跟踪车辆" + Stage.truck(17) + "')");
  }
}
