package dev.offsite.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StoredTextTest {

  @Test
  void tag_withWhatStoresReadDifferently_isWrittenInPercent() {
    assertThat(StoredText.ofTag("a%b\\c\nd")).isEqualTo("a%25b%5Cc%0Ad");
    assertThat(StoredText.ofTag("浙A 'x'=,")).isEqualTo("浙A 'x'=,");
  }

  @Test
  void field_keepsPercentAndBackslash() {
    assertThat(StoredText.ofField("a%b\\c\nd")).isEqualTo("a%b\\c%0Ad");
  }

  @Test
  void tag_ofAnyText_comesBack() {
    long seed = 4;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(10); i > 0; i--) {
        text.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0xD800)));
      }
      assertThat(StoredText.toTag(StoredText.ofTag(text.toString())))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(text.toString());
    }
  }

  @Test
  void stored_thatIsNoPercentForm_staysAsItIs() {
    assertThat(StoredText.toTag("100%")).isEqualTo("100%");
    assertThat(StoredText.toTag("%4")).isEqualTo("%4");
    assertThat(StoredText.toTag("%zz%41")).isEqualTo("%zzA");
  }
}
