package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void media_withAndWithoutDigest_isMade() {
    assertThat(new Media("FRONT", "u", DIGEST).sha256()).isEqualTo(DIGEST);
    assertThat(new Media("FRONT", "u", null).sha256()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 128})
  void media_withADigestOfAnotherLength_isRefused(int length) {
    assertThatThrownBy(() -> new Media("FRONT", "u", "a".repeat(length)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sha256 '" + "a".repeat(length) + "' is not 64 lower-case hexadecimal digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "g", " ", "-"})
  void media_withAnotherCharacterInItsDigest_isRefused(String character) {
    assertThatThrownBy(() -> new Media("FRONT", "u", character + DIGEST.substring(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sha256 '");
  }
}
