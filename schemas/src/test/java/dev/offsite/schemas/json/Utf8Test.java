package dev.offsite.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  private static final long SEED = 3_629L;

  @Test
  void findMalformed_everyCodePoint_isWellFormedUnlessSurrogate() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
        byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        if (Utf8.findMalformed(bytes) != -1) {
          throw new AssertionError("U+" + Integer.toHexString(codePoint) + " is well-formed");
        }
      }
    }
  }

  @Test
  void findMalformed_anyBytes_agreesWithTheJdk() {
    Random random = new Random(SEED);
    int malformed = 0;
    for (int i = 0; i < 300_000; i++) {
      byte[] bytes = "0123456789浙é🚛abcdefgh".getBytes(StandardCharsets.UTF_8);
      for (int change = random.nextInt(3); change > 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      boolean wellFormed = isWellFormed(bytes);
      int found = Utf8.findMalformed(bytes);
      if (wellFormed != (found == -1)) {
        throw new AssertionError("seed " + SEED + ", case " + i + ": " + found);
      }
      malformed += wellFormed ? 0 : 1;
      if (found > 0) {
        assertThat(isWellFormed(Arrays.copyOf(bytes, found)))
            .as("seed %d, case %d", SEED, i)
            .isTrue();
      }
    }
    assertThat(malformed).isBetween(50_000, 250_000);
  }

  @Test
  void findMalformed_everyPairAndTriple_agreesWithTheJdk() {
    for (int first = 0x80; first < 0x100; first++) {
      for (int second = 0; second < 0x100; second++) {
        for (int third : new int[] {0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF}) {
          for (byte[] bytes :
              new byte[][] {
                {(byte) first, (byte) second, (byte) third},
                {(byte) first, (byte) second, (byte) third, (byte) 0x80}
              }) {
            if (isWellFormed(bytes) != (Utf8.findMalformed(bytes) == -1)) {
              throw new AssertionError(Arrays.toString(bytes));
            }
          }
        }
      }
    }
  }

  private static boolean isWellFormed(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    try {
      decoder.decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
