package dev.offsite.schemas.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  private static final long SEED = 20_260_304L;
  private static final long YEAR_0000 = -62_167_219_200L;
  private static final long YEAR_10000 = 253_402_300_800L;

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T22:15:07.250+08:00, 2026-03-04T14:15:07.250Z",
    "2026-03-04T22:15:07+08:00,     2026-03-04T14:15:07Z",
    "2026-03-04t14:15:07z,          2026-03-04T14:15:07Z",
    "2026-03-04T14:15:07.123456789Z, 2026-03-04T14:15:07.123456789Z",
    "2026-03-04T14:15:07.1-00:00,   2026-03-04T14:15:07.1Z",
    "2024-02-29T00:00:00Z,          2024-02-29T00:00:00Z",
    "2000-02-29T00:00:00Z,          2000-02-29T00:00:00Z",
    "0000-01-01T00:00:00Z,          0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z",
    "2026-01-01T00:00:00+23:59,     2025-12-31T00:01:00Z",
    "2025-12-31T23:59:59-23:59,     2026-01-01T23:58:59Z",
  })
  void parse_validTime_givesInstant(String text, Instant expected) {
    assertThat(Rfc3339.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-04",
        "2026-03-04T22:15:07",
        "2026-03-04T22:15:07.+08:00",
        "2026-03-04T22:15:07.1234567890Z",
        "2026-03-04T22:15:07,250Z",
        "2026-03-04 22:15:07Z",
        "2026-03-04T22:15Z",
        "2026-3-04T22:15:07Z0",
        "2026-03-04T24:00:00Z",
        "2026-03-04T22:60:00Z",
        "2026-12-31T23:59:60Z",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-01T00:00:00+0800",
        "2026-01-01T00:00:00+08",
        "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00+08:60",
        "2026-01-01T00:00:00Z ",
        " 2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00ZZ",
        "+2026-01-01T00:00:00Z",
        "-026-01-01T00:00:00Z",
        "２026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.123456789+08:000000000000"
      })
  void parse_notRfc3339_isRefused(String text) {
    assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void parse_anyDateAndOffset_agreesWithJavaTime() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(
              random.nextLong(YEAR_0000, YEAR_10000),
              random.nextInt(1_000_000_000),
              ZoneOffset.UTC);
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 60, 18 * 60 + 1) * 60);
      OffsetDateTime time = OffsetDateTime.of(local, offset);
      String text =
          DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSxxx", Locale.ROOT)
              .format(time);
      assertThat(Rfc3339.parse(text)).as("seed %d, %s", SEED, text).isEqualTo(time.toInstant());
    }
  }

  @Test
  void parse_oneCharacterChanged_agreesWithJavaTimeOrIsRefused() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder("2024-02-29T22:15:07.250+08:00");
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(' ', 127));
      char[] characters = text.toString().toCharArray();
      Instant instant = Rfc3339.parseOrNull(characters, 0, characters.length);
      if (instant != null && text.substring(24).compareTo("18:00") <= 0) {
        String upper = text.toString().toUpperCase(Locale.ROOT);
        assertThat(instant)
            .as("seed %d, %s", SEED, text)
            .isEqualTo(OffsetDateTime.parse(upper).toInstant());
      }
    }
  }

  @Test
  void format_anyInstant_parsesBackAndReadsTheSameInJavaTime() {
    Random random = new Random(SEED);
    int[] units = {1, 1_000, 1_000_000};
    for (int i = 0; i < 100_000; i++) {
      int unit = units[i % 3];
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(YEAR_0000, YEAR_10000), random.nextLong(1_000_000_000) / unit * unit);
      String text = Rfc3339.format(instant);
      assertThat(Rfc3339.parse(text)).as("seed %d, %s", SEED, text).isEqualTo(instant);
      assertThat(Instant.parse(text)).as("seed %d, %s", SEED, text).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T14:15:07Z, 2026-03-04T14:15:07.000Z",
    "2026-03-04T14:15:07.250Z, 2026-03-04T14:15:07.250Z",
    "2026-03-04T14:15:07.250001Z, 2026-03-04T14:15:07.250001Z",
    "2026-03-04T14:15:07.250000001Z, 2026-03-04T14:15:07.250000001Z",
    "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
  })
  void format_fraction_hasTheFewestOfThreeSixOrNineDigits(Instant instant, String expected) {
    assertThat(Rfc3339.format(instant)).isEqualTo(expected);
  }

  @Test
  void format_yearBeyondFourDigits_isRefused() {
    Instant first = Instant.ofEpochSecond(YEAR_10000);
    Instant last = Instant.ofEpochSecond(YEAR_0000).minusNanos(1);
    assertThatThrownBy(() -> Rfc3339.format(first)).hasMessageContaining("0000 to 9999");
    assertThatThrownBy(() -> Rfc3339.format(last)).hasMessageContaining("0000 to 9999");
  }
}
