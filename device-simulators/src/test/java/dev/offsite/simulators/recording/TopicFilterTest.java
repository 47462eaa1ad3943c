package dev.offsite.simulators.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MQTT 5 section 4.7, its examples included. */
class TopicFilterTest {

  @ParameterizedTest
  @CsvSource({
    "sport/tennis/player1/#, sport/tennis/player1, true",
    "sport/tennis/player1/#, sport/tennis/player1/ranking, true",
    "sport/tennis/player1/#, sport/tennis/player1/score/wimbledon, true",
    "sport/#, sport, true",
    "sport/#, sports, false",
    "#, anything/at/all, true",
    "#, /, true",
    "sport/tennis/+, sport/tennis/player1, true",
    "sport/tennis/+, sport/tennis/player1/ranking, false",
    "sport/+, sport, false",
    "sport/+, sport/, true",
    "+/+, /finance, true",
    "/+, /finance, true",
    "+, /finance, false",
    "+/tennis/#, sport/tennis/x, true",
    "a/b, a/b, true",
    "a/b, a/b/, false",
    "a/b, A/b, false",
    "a//b, a//b, true",
    "a/+/b, a//b, true",
    "#, $SYS/x, false",
    "+/monitor/Clients, $SYS/monitor/Clients, false",
    "$SYS/#, $SYS/x, true",
    "$SYS/monitor/+, $SYS/monitor/Clients, true",
    "a/#, a/$b, true",
  })
  void matches_asTheStandardSays(String filter, String topic, boolean expected) {
    assertThat(TopicFilter.parse(filter).matches(topic)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "sport/tennis#, # must be",
    "sport/#/ranking, # must be",
    "sport+, + must be",
    "a/b+/c, + must"
  })
  void parse_misplacedWildcard_isRefused(String filter, String why) {
    assertThatThrownBy(() -> TopicFilter.parse(filter))
        .hasMessageContaining(filter)
        .hasMessageContaining(why);
  }

  @Test
  void parse_emptyOrTooLong_isRefused() {
    assertThatThrownBy(() -> TopicFilter.parse("")).hasMessageContaining("0 bytes");
    assertThatThrownBy(() -> TopicFilter.parse("x".repeat(65_536)))
        .hasMessageContaining("65536 bytes");
    assertThat(TopicFilter.parse("x".repeat(65_535)).toString()).hasSize(65_535);
  }
}
