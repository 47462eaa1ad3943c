package dev.offsite.monitor.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.hotword.HotWord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/** An evening on shift, for the screenshots. */
final class Evening {

  static final String OVERLOAD = "0b7d3f6e-52a1-5c0e-9d5a-7f1f5a7e9c31";
  static final String INTRUSION = "1c7d3f6e-52a1-5c0e-9d5a-7f1f5a7e9c32";
  static final String HEAP = "2d7d3f6e-52a1-5c0e-9d5a-7f1f5a7e9c33";
  static final int STORM = 24;

  private Evening() {}

  static void play(StagedCentre centre, Instant now) {
    SplittableRandom chance = new SplittableRandom(7);
    for (int i = 0; i < 60; i++) {
      Stage.Bridge bridge = Stage.BRIDGES.get(i % 7);
      double massKg = 50_000 + chance.nextInt(45_000);
      centre.show(
          Cast.overload("day-" + i, bridge, now.minusSeconds(2_400 + i * 1_100L))
              .about(i % 9 == 0 ? null : Stage.plate(i * 13), Stage.COMPANIES.get(i % 5))
              .measured(massKg, massKg > 85_000 ? 5 : massKg > 73_000 ? 4 : massKg > 59_000 ? 3 : 2)
              .graded(
                  i % 3 == 0 ? "ADMISSIBLE" : i % 3 == 1 ? "REVIEW" : "INADMISSIBLE",
                  i % 3 == 0 ? List.of() : List.of("PLATE_UNCERTAIN")));
    }
    for (int i = 0; i < STORM; i++) {
      centre.show(
          Cast.overload("storm-" + i, Stage.Bridge.PENGBU, now.minusSeconds(900 - i * 20L))
              .about(Stage.plate(400 + i), Stage.COMPANIES.get(i % 5))
              .measured(56_000 + i * 300, 3));
    }
    overload(centre, now);
    heap(centre, now);
    centre.show(
        Cast.intrusion(INTRUSION, Stage.plate(17), Stage.COMPANIES.get(2), now.minusSeconds(420))
            .related("day-3"));
    breach(centre, now);
    for (String word : List.of("MANHOLE_COVER_DAMAGED", "SPOIL_HEAP", "STRAW_BURNING")) {
      centre.situation.others().hotWord(hotWord(word, "jurisdiction-xihu", now));
    }
  }

  private static void overload(StagedCentre centre, Instant now) {
    for (int revision = 1; revision <= 2; revision++) {
      Cast cast =
          Cast.overload(OVERLOAD, Stage.Bridge.JIUBAO, now.minusSeconds(95))
              .about("浙A12345", "杭州某某运输有限公司")
              .measured(63_740, 3)
              .graded("REVIEW", List.of("RECORD_INCOMPLETE", "WEIGHING_FLAGGED"))
              .revision(revision, Candidate.Phase.CLOSED)
              .related("day-1")
              .related("day-8");
      centre.show(
          centre.with(cast, "WORST", "telemetry.wim", (ObjectNode) Cast.example("passage")));
    }
  }

  private static void heap(StagedCentre centre, Instant now) {
    Cast cast = Cast.heap(HEAP, now.minusSeconds(260));
    int look = 0;
    for (String role : List.of("FIRST", "WORST", "LAST")) {
      ObjectNode detection = (ObjectNode) Cast.example("detection");
      detection.put("sortieId", "sortie-0" + (3 + look) + (look % 2 == 0 ? "-am" : "-pm"));
      detection.put("confidence", 0.81 + look * 0.05);
      detection.withObject("/box").put("x", 0.32 + look * 0.09).put("y", 0.41 - look * 0.06);
      centre.with(cast, role, "telemetry.drone", detection);
      look++;
    }
    centre.show(cast);
  }

  private static void breach(StagedCentre centre, Instant now) {
    centre
        .situation
        .others()
        .breach(
            new DeadlineBreach(
                "b1",
                DeadlineBreach.Level.BREACH,
                "day-1",
                CaseStep.ON_SITE,
                now.minusSeconds(2_400),
                now.minusSeconds(600),
                now.minusSeconds(600),
                CaseStatus.DISPATCHED,
                "11301/1",
                "bridge-overload",
                "城市桥梁超限行驶",
                "jurisdiction-shangcheng",
                "上城一中队"));
  }

  static HotWord hotWord(String word, String district, Instant now) {
    return new HotWord(
        word,
        1,
        HotWord.State.HOT,
        district,
        word,
        "patrol/1",
        now.truncatedTo(ChronoUnit.DAYS),
        now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1)),
        9,
        3,
        2.1,
        0.0001,
        0.0005,
        new HotWord.History(28, 56, 80, 1.3),
        List.of(),
        now,
        "hangzhou");
  }
}
