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
            outage(StackServer.BROKER, "3m", "3m20s"),
            outage(StackServer.KAFKA, "6m", "6m20s"),
            outage(StackServer.HISTORY, "10m", "20m"),
            outage(StackServer.BROKER, "22m30s", "22m50s"),
            outage(StackServer.KAFKA, "25m30s", "25m50s"));
  }

  @Test
  void of_aMinute_isScaled() {
    assertThat(SoakTimetable.of(Duration.ofMinutes(1)).outages())
        .containsExactly(
            outage(StackServer.BROKER, "6s", "8s"),
            outage(StackServer.KAFKA, "12s", "14s"),
            outage(StackServer.HISTORY, "20s", "40s"),
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
    assertThat(HALF_HOUR.isUp(StackServer.HISTORY, time("9m59.999s"))).isTrue();
    assertThat(HALF_HOUR.isUp(StackServer.HISTORY, time("10m"))).isFalse();
    assertThat(HALF_HOUR.isUp(StackServer.HISTORY, time("19m59.999s"))).isFalse();
    assertThat(HALF_HOUR.isUp(StackServer.HISTORY, time("20m"))).isTrue();
    assertThat(HALF_HOUR.isUp(StackServer.BROKER, time("15m"))).isTrue();
  }

  @Test
  void phaseAt_eachBoundary_isOfTheLaterPhase() {
    assertPhase("59s", SoakTimetable.Phase.OTHER);
    assertPhase("1m", SoakTimetable.Phase.BEFORE);
    assertPhase("2m59s", SoakTimetable.Phase.BEFORE);
    assertPhase("3m", SoakTimetable.Phase.OTHER);
    assertPhase("4m19s", SoakTimetable.Phase.OTHER);
    assertPhase("4m20s", SoakTimetable.Phase.BEFORE);
    assertPhase("6m", SoakTimetable.Phase.OTHER);
    assertPhase("7m20s", SoakTimetable.Phase.BEFORE);
    assertPhase("9m59s", SoakTimetable.Phase.BEFORE);
    assertPhase("10m", SoakTimetable.Phase.WITHOUT_HISTORY);
    assertPhase("19m59s", SoakTimetable.Phase.WITHOUT_HISTORY);
    assertPhase("20m", SoakTimetable.Phase.OTHER);
    assertPhase("29m59s", SoakTimetable.Phase.OTHER);
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
