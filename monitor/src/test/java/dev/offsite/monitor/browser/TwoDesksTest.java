package dev.offsite.monitor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two operators in front of the same case. */
class TwoDesksTest {

  private StagedCentre centre;
  private Desk li;
  private Desk zhang;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    centre = new StagedCentre(folder);
    centre.show(Cast.overload("case-1", Stage.Bridge.JIUBAO, Instant.now()));
    li = Desk.at(centre, 1366, 900);
    zhang = Desk.at(centre, 1366, 900);
    li.logIn("li").go("#/case/case-1").wait(".acts");
    zhang.logIn("zhang").go("#/case/case-1").wait(".acts");
  }

  @AfterEach
  void close() {
    li.close();
    zhang.close();
    centre.close();
  }

  @Test
  void decision_ofOne_isSeenByTheOther() {
    li.decide("ACCEPTED", "清楚");

    li.waitTrue("document.querySelector('[data-testid=state]').textContent.includes('已受理')");
    zhang.waitTrue("document.querySelector('[data-testid=state]').textContent.includes('已受理')");
    zhang.waitTrue("document.querySelector('.course').textContent.includes('清楚')");
    assertThat(zhang.text(".course")).contains("li");
    zhang.go("#/live").wait(".tabs");
    zhang.waitTrue("document.querySelectorAll('.tab b')[1].textContent === '1'");
  }

  @Test
  void type_correctedByOne_isWhatTheOtherSeesAndFindsItBy() {
    li.decide("TYPE_CORRECTED", "看录像");
    Object kind =
        li.run(
            "const {choices} = await import('/live/situation.js');"
                + "const {word} = await import('/i18n/index.js');"
                + "return word('kind', choices.value.kinds[0])");

    zhang.waitTrue("document.querySelector('.case-head h2').textContent === '" + kind + "'");
    zhang.waitTrue("document.querySelector('.course').textContent.includes('看录像')");
    zhang.go("#/live").wait("[data-id=case-1]");
    assertThat(zhang.text("[data-id=case-1] .card-kind")).isEqualTo(kind);
    zhang.wait("[aria-expanded=false].button:not(.small)").click();
    assertThat(zhang.text(".facet:nth-of-type(2)")).contains(kind.toString());
  }

  @Test
  void secondDecision_onTheSameVersion_isAConflictThatIsShown() throws Exception {
    zhang.hold("/api/candidates/");
    li.decide("ACCEPTED", "");
    li.waitTrue("document.querySelector('[data-testid=state]').textContent.includes('已受理')");

    zhang.decide("DISMISSED", "模糊");

    assertThat(zhang.text("[data-testid=conflict]")).contains("他人已先处置此案", "li", "已受理", "不予处罚");
    zhang.picture("conflict-1366x768");
    assertThat(li.text("[data-testid=state]")).contains("已受理");
    zhang.release();
  }
}
