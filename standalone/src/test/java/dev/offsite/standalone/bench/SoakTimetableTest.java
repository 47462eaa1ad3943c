package dev.offsite.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.standalone.stack.StackServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SoakTimetableTest {

  private static final SoakTimetable HALF_HOUR = SoakTimetable.of(Duration.ofMinutes(30));

  @Test
  void of_halfAnHour_hasTheTimeSeriesAwayForTenMinutes() {
    assertThat(HALF_HOUR.outages())
        .containsExactly(
            outage(StackServer.HISTORY, "5m", "15m"),
            outage(StackServer.BROKER, "9m", "9m20s"),
            outage(StackServer.KAFKA, "12m", "12m20s"),
            outage(StackServer.BROKER, "22m30s", "22m50s"),
            outage(StackServer.KAFKA, "25m30s", "25m50s"));
  }

  @Test
  void of_aMinute_isScaled() {
    assertThat(SoakTimetable.of(Duration.ofMinutes(1)).outages())
        .containsExactly(
            outage(StackServer.HISTORY, "10s", "30s"),
            outage(StackServer.BROKER, "18s", "20s"),
            outage(StackServer.KAFKA, "24s", "26s"),
            outage(StackServer.BROKER, "45s", "47s"),
            outage(StackServer.KAFKA, "51s", "53s"));
  }

  @Test
  void of_aDay_keepsShortOutagesShort() {
    assertThat(SoakTimetable.of(Duration.ofDays(1)).outages())
        .filteredOn(outage -> outage.server() != StackServer.HISTORY)
        .hasSize(4)
        .allMatch(each -> each.until().minus(each.from()).equals(Duration.ofSeconds(20)));
  }

  @Test
  void isUp_bothEndsOfAnOutage_endIsUp() {
    assertThat(HALF_HOUR.isUp(StackServer.HISTORY, time("4m59.999s"))).isTrue();
    assertThat(HALF_HOUR.isUp(StackServer.HISTORY, time("5m"))).isFalse();
    assertThat(HALF_HOUR.isUp(StackServer.HISTORY, time("14m59.999s"))).isFalse();
    assertThat(HALF_HOUR.isUp(StackServer.HISTORY, time("15m"))).isTrue();
    assertThat(HALF_HOUR.isUp(StackServer.BROKER, time("10m"))).isTrue();
  }

  @Test
  void phaseAt_eachBoundary_isOfTheLaterPhase() {
    assertPhase("59s", SoakTimetable.Phase.OTHER);
    assertPhase("1m", SoakTimetable.Phase.BEFORE);
    assertPhase("4m59s", SoakTimetable.Phase.BEFORE);
    assertPhase("5m", SoakTimetable.Phase.WITHOUT_HISTORY);
    assertPhase("9m", SoakTimetable.Phase.OTHER);
    assertPhase("10m19s", SoakTimetable.Phase.OTHER);
    assertPhase("10m20s", SoakTimetable.Phase.WITHOUT_HISTORY);
    assertPhase("12m", SoakTimetable.Phase.OTHER);
    assertPhase("13m20s", SoakTimetable.Phase.WITHOUT_HISTORY);
    assertPhase("15m", SoakTimetable.Phase.OTHER);
    assertPhase("15m59s", SoakTimetable.Phase.OTHER);
    assertPhase("16m", SoakTimetable.Phase.AFTER);
    assertPhase("22m30s", SoakTimetable.Phase.OTHER);
    assertPhase("23m50s", SoakTimetable.Phase.AFTER);
    assertPhase("25m30s", SoakTimetable.Phase.OTHER);
    assertPhase("26m50s", SoakTimetable.Phase.AFTER);
    assertPhase("30m", SoakTimetable.Phase.AFTER);
  }

  @Test
  void steps_ofOverlappingOutages_areInOrder() {
    assertThat(HALF_HOUR.steps())
        .startsWith(
            new SoakTimetable.Step(time("5m"), StackServer.HISTORY, false),
            new SoakTimetable.Step(time("9m"), StackServer.BROKER, false),
            new SoakTimetable.Step(time("9m20s"), StackServer.BROKER, true),
            new SoakTimetable.Step(time("12m"), StackServer.KAFKA, false),
            new SoakTimetable.Step(time("12m20s"), StackServer.KAFKA, true),
            new SoakTimetable.Step(time("15m"), StackServer.HISTORY, true))
        .hasSize(10);
  }

  @Test
  void outage_withoutLength_isRefused() {
    assertThatThrownBy(() -> outage(StackServer.KAFKA, "1m", "1m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an outage from PT1M until PT1M");
  }

  @Test
  void plan_aMinuteIsTheLeast_andIsSampledThirtyTimes() {
    assertThat(new SoakPlan(time("1m"), 1, 42, null).sampleInterval()).isEqualTo(time("2s"));
    assertThat(new SoakPlan(time("30m"), 1, 42, Path.of("x")).sampleInterval())
        .isEqualTo(time("10s"));
    assertThatThrownBy(() -> new SoakPlan(time("59s"), 1, 42, null))
        .hasMessage("a soak run of PT59S is shorter than a minute");
    assertThatThrownBy(() -> new SoakPlan(time("1m"), 0, 42, null))
        .hasMessage("a soak run with 0 trucks");
  }

  private static void assertPhase(String at, SoakTimetable.Phase phase) {
    assertThat(HALF_HOUR.phaseAt(time(at))).as(at).isEqualTo(phase);
  }

  private static SoakTimetable.Outage outage(StackServer server, String from, String until) {
    return new SoakTimetable.Outage(server, time(from), time(until));
  }

  private static Duration time(String text) {
    return Duration.parse("PT" + text);
  }
}
