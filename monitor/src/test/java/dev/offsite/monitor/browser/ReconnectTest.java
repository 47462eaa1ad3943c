package dev.offsite.monitor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.Candidate;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dropped connection catches up by itself. */
class ReconnectTest {

  private static final int CANDIDATES = 10_000;

  private static final String BOARD = "const {board} = await import('/live/situation.js');";

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
  void stream_droppedWhileTenThousandOpen_hasEachOnce() {
    showFrom(0, 5);
    desk.logIn("li").wait("[data-testid=storm]");
    desk.run(
        BOARD
            + "window.opened = new Map(); const before = board.opened;"
            + "board.opened = (row) => { window.opened.set(row.id, (window.opened.get(row.id) ?? 0) + 1); before(row); };");

    showFrom(5, CANDIDATES / 2);
    desk.run("(await import('/live/situation.js')).dropStream()");
    showFrom(CANDIDATES / 2, CANDIDATES);

    desk.waitTrue("document.querySelector('[data-testid=connection]').dataset.state === 'LIVE'");
    desk.waitTrue(
        "document.querySelector('.list-foot').textContent.includes('共 " + CANDIDATES + " 条')");
    assertThat(
            desk.run(
                BOARD + "return [...board.rows.keys()].filter((id) => /^c-\\d+$/.test(id)).length"))
        .isEqualTo((long) CANDIDATES);
    assertThat(desk.run("return Math.max(...window.opened.values())")).isEqualTo(1L);
    assertThat(desk.run("return window.opened.size")).isEqualTo((long) CANDIDATES - 5);
  }

  @Test
  void session_thatEnded_bringsTheLoginPageBack() {
    desk.logIn("li");
    desk.chrome.manage().deleteAllCookies();

    desk.run("(await import('/live/situation.js')).dropStream()");

    assertThat(desk.text(".login-box")).contains("登录已过期");
    assertThat(desk.run(BOARD + "return board.rows.size")).isEqualTo(0L);
  }

  private void showFrom(int first, int end) {
    Candidate sample = Cast.overload("sample", Stage.Bridge.JIUBAO, Instant.now()).candidate();
    for (int i = first; i < end; i++) {
      centre.show(Cast.renamed(sample, "c-" + i));
    }
  }
}
