package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.simulators.simulation.Tempo;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlayingTest {

  private static final Instant WALL = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void real_bothTimesAreTheSame_upToTheLength() {
    Playing playing = new Playing(Tempo.REAL, WALL, MINUTE);

    assertThat(playing.begin()).isEqualTo(WALL);
    assertThat(playing.dueUntil()).isEqualTo(WALL.plusSeconds(60));
    assertThat(playing.played(WALL.minusMillis(1), 0)).isEqualTo(WALL);
    assertThat(playing.played(WALL.plusMillis(59_999), 0)).isEqualTo(WALL.plusMillis(59_999));
    assertThat(playing.played(WALL.plusMillis(60_001), 0)).isEqualTo(WALL.plusSeconds(60));
  }

  @Test
  void real_withoutALength_goesOn() {
    Playing playing = new Playing(Tempo.REAL, WALL, null);

    assertThat(playing.dueUntil()).isEqualTo(Instant.ofEpochMilli(Long.MAX_VALUE));
    assertThat(playing.played(WALL.plusSeconds(86_400), 0)).isEqualTo(WALL.plusSeconds(86_400));
  }

  @Test
  void max_liesInThePastAndIsPlayedAsFarAsTheNewestMessage() {
    Playing playing = new Playing(Tempo.MAX, WALL, MINUTE);
    Instant begin = WALL.minusSeconds(60);

    assertThat(playing.begin()).isEqualTo(begin);
    assertThat(playing.dueUntil()).isEqualTo(WALL);
    assertThat(playing.clock().instant()).as("everything is due").isAfter(WALL);
    assertThat(playing.played(WALL.plusSeconds(5), 0)).as("nothing yet").isEqualTo(begin);
    assertThat(playing.played(WALL.plusSeconds(5), begin.plusMillis(12_345).toEpochMilli()))
        .isEqualTo(begin.plusMillis(12_345));
    assertThat(playing.played(WALL.plusSeconds(5), WALL.plusMillis(1).toEpochMilli()))
        .isEqualTo(WALL);
  }

  @Test
  void tenTimesAsFast_aSecondOfTheWallIsTenOfTheDevices() {
    Playing playing = new Playing(new Tempo(10), WALL, MINUTE);
    Instant begin = WALL.minusSeconds(54);

    assertThat(playing.begin()).isEqualTo(begin);
    assertThat(playing.dueUntil()).isEqualTo(WALL.plusSeconds(6));
    assertThat(playing.played(WALL.plusSeconds(1), 0)).isEqualTo(begin.plusSeconds(10));
    assertThat(playing.played(WALL.plusSeconds(7), 0)).isEqualTo(begin.plusSeconds(60));
  }

  @Test
  void withoutALength_fasterThanRealTime_isRefused() {
    assertThatThrownBy(() -> new Playing(Tempo.MAX, WALL, null))
        .hasMessage("faster than real time needs a length");
  }
}
