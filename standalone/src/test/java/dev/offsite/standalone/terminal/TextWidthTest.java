package dev.offsite.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {

  @Test
  void of_chineseCharacters_takeTwoColumns() {
    assertThat(TextWidth.of("浙A12345")).isEqualTo(8);
    assertThat(TextWidth.of("plain")).isEqualTo(5);
  }

  @Test
  void of_combiningMark_takesNone() {
    assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
  }

  @Test
  void fit_shorterText_isFilled() {
    assertThat(TextWidth.fit("ab", 4)).isEqualTo("ab  ");
    assertThat(TextWidth.fit("浙", 4)).isEqualTo("浙  ");
  }

  @Test
  void fit_longerText_isCutToExactlyTheColumns() {
    assertThat(TextWidth.fit("abcdef", 4)).isEqualTo("abc…");
    assertThat(TextWidth.fit("西湖风景", 5)).isEqualTo("西湖…");
    assertThat(TextWidth.fit("西湖风景", 4)).isEqualTo("西… ");
    assertThat(TextWidth.fit("abc", 0)).isEmpty();
  }
}
