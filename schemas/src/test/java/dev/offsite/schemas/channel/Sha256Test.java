package dev.offsite.schemas.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {

  private static final String DIGEST =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  /** FIPS 180-4, the example messages that NIST publishes. */
  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
        + "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu,"
        + "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
  })
  void hexOf_nistExample_isTheNistDigest(String message, String digest) {
    assertThat(Sha256.hexOf(message.getBytes(StandardCharsets.US_ASCII))).isEqualTo(digest);
  }

  @Test
  void hexOf_aMillionLettersA_isTheNistDigest() {
    assertThat(Sha256.hexOf("a".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }

  @Test
  void hexOf_bytesAboveAscii_areWrittenAsTwoDigitsEach() {
    String digest = Sha256.hexOf(new byte[] {(byte) 0xBD});
    assertThat(digest)
        .isEqualTo("68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
    assertThat(Sha256.isHex(digest)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "/", "0", "g", "`", ":", "A", "F", "٠", "Ａ", " "})
  void isHex_oneCharacterAdded_isNoDigest(String character) {
    assertThat(Sha256.isHex(DIGEST + character)).isEqualTo(character.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "9", "a", "f"})
  void isHex_firstAndLastDigitOfEachRange_isADigest(String digit) {
    assertThat(Sha256.isHex(digit.repeat(64))).isTrue();
    assertThat(Sha256.isHex(digit.repeat(63))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", ":", "`", "g", "A", "F", "٠", "\u0000", "\n"})
  void isHex_neighbourOfEachRangeAtAnyPlace_isNoDigest(String character) {
    for (int at = 0; at < 64; at++) {
      String text = DIGEST.substring(0, at) + character + DIGEST.substring(at + 1);
      assertThat(Sha256.isHex(text)).as(text).isFalse();
    }
  }

  @Test
  void requireHex_ofNoDigest_namesTheComponentAndTheText() {
    Sha256.requireHex("sha256", DIGEST);
    assertThatThrownBy(() -> Sha256.requireHex("sha256", "AB"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sha256 'AB' is not 64 lower-case hexadecimal digits");
  }
}
