package dev.offsite.simulators.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.scenario.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempoTest {

  private static final Instant WALL = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Scenario SMALL = Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(5);

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1, 2, 7, 60, 1000})
  void played_anySpeed_deviceTimesAreNeverInTheFutureAndNeverStretched(double speed)
      throws IOException {
    Tempo tempo = new Tempo(speed);
    Duration length = Duration.ofSeconds(30);
    Instant begin = tempo.begin(WALL, length);
    Simulation simulation = Simulation.of(SMALL, begin, 1);
    MessageSource plain = simulation.messages();
    MessageSource played = tempo.played(simulation.messages(), begin, WALL);
    long end = begin.plus(length).toEpochMilli();
    while (plain.nextDueMillis() < end) {
      long announced = played.nextDueMillis();
      DeviceMessage expected = plain.next();
      DeviceMessage message = played.next();
      assertThat(message.dueMillis()).isEqualTo(announced);
      assertThat(message.payload()).isEqualTo(expected.payload());
      // floored twice, a millisecond each
      assertThat(message.eventMillis()).isLessThanOrEqualTo(message.dueMillis() + 2);
      long since = expected.dueMillis() - begin.toEpochMilli();
      assertThat(message.dueMillis() - WALL.toEpochMilli())
          .isEqualTo((long) Math.floor(since / speed));
    }
  }

  @Test
  void begin_fasterThanReal_endsWhenTheLastMessageIsSent() {
    assertThat(new Tempo(60).begin(WALL, HOUR)).isEqualTo(WALL.plusSeconds(60).minusSeconds(3_600));
    assertThat(Tempo.MAX.begin(WALL, HOUR)).isEqualTo(WALL.minusSeconds(3_600));
  }

  @Test
  void begin_realOrSlower_isThatOfTheWall() {
    assertThat(Tempo.REAL.begin(WALL, HOUR)).isEqualTo(WALL);
    assertThat(Tempo.REAL.begin(WALL, null)).isEqualTo(WALL);
    assertThat(new Tempo(0.5).begin(WALL, HOUR)).isEqualTo(WALL);
  }

  @Test
  void begin_fasterWithoutEnd_isRefused() {
    assertThatThrownBy(() -> new Tempo(1.001).begin(WALL, null))
        .hasMessageContaining("needs a length");
  }

  @Test
  void played_max_isTheSourceItself() throws IOException {
    MessageSource source = Simulation.of(SMALL, WALL, 1).messages();
    assertThat(Tempo.MAX.played(source, WALL, WALL)).isSameAs(source);
    assertThat(Tempo.MAX.wallLength(HOUR)).isZero();
  }

  @Test
  void parse_numberOrMax_isTheTempo() {
    assertThat(Tempo.parse("max")).isEqualTo(Tempo.MAX);
    assertThat(Tempo.parse("1")).isEqualTo(Tempo.REAL);
    assertThat(Tempo.parse("0.001").factor()).isEqualTo(0.001);
    assertThat(Tempo.parse("100000").factor()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "", "MAX", "Infinity", "NaN", "0", "-1", "0.0009", "100000.1"})
  void parse_anythingElse_isRefusedNamingIt(String text) {
    assertThatThrownBy(() -> Tempo.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("speed");
  }
}
