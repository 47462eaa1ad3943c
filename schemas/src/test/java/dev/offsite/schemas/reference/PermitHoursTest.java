package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.reference.PermitHours.Day;
import dev.offsite.schemas.reference.PermitHours.Window;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermitHoursTest {

  private static final Window NIGHT = new Window(List.of(Day.MON), "20:00", "06:00");

  @Test
  void window_timesOfDay_midnightStandsForTheEndOfTheDay() {
    assertThat(NIGHT.fromTime()).isEqualTo(LocalTime.of(20, 0));
    assertThat(NIGHT.toTime()).isEqualTo(LocalTime.of(6, 0));
    assertThat(new Window(List.of(Day.SUN), "00:00", "24:00").toTime())
        .isEqualTo(LocalTime.MIDNIGHT);
  }

  @Test
  void window_faults_areNamedEach() {
    assertThatThrownBy(() -> new Window(List.of(), "24:00", "24:01"))
        .hasMessageContaining("/days: is empty")
        .hasMessageContaining("/from: '24:00' is no time like 22:00")
        .hasMessageContaining("/to: '24:01' is no time like 06:00 or 24:00");
  }

  @Test
  void hours_faults_areNamedEach() {
    assertThatThrownBy(() -> new PermitHours("Asia/Hangzhou", List.of()))
        .hasMessageContaining("/zone: 'Asia/Hangzhou' is no time zone")
        .hasMessageContaining("/weekly: is empty");
    assertThatThrownBy(() -> new PermitHours("asia/Shanghai", List.of(NIGHT)))
        .hasMessageContaining("/zone");
    assertThat(new PermitHours("UTC", List.of(NIGHT)).weekly()).containsExactly(NIGHT);
  }

  @Test
  void permit_withFaultyHours_isRefusedNamingThePlace() {
    String permit =
        """
        {"id": "p", "version": 1, "validity": {"from": "2026-01-01T00:00:00Z"}, "plate": "浙A1",
         "hours": {"zone": "Asia/Shanghai",
                   "weekly": [{"days": ["MON"], "from": "20:00", "to": "6:00"}]}}
        """;
    assertThatThrownBy(
            () ->
                new ReferenceCodec()
                    .decode(
                        ReferenceKind.PERMIT,
                        "permits.json",
                        permit.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("/hours/weekly/0/to");
  }
}
