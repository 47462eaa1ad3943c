package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.telemetry.Plate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlateReadingTest {

  @ParameterizedTest
  @ValueSource(strings = {"浙A12345", "浙AD12345", "粤Z1234港", " 浙A12345 ", "浙A11111"})
  void textOf_plate_isItsTextWithoutBlanks(String text) {
    assertThat(PlateReading.textOf(new Plate(text, null, null))).isEqualTo(text.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "无牌",
        "无牌车",
        "未识别",
        "未识别车牌号码",
        "无法识别车牌号",
        "NONE",
        "-",
        "浙A1234",
        "UNKNOWN",
        "unknown",
        "Unknown plate",
        "NOPLATE",
        "0000000",
        "*******",
        "       "
      })
  void textOf_placeholderOrTooShort_isNull(String text) {
    assertThat(PlateReading.textOf(new Plate(text, null, null))).isNull();
  }

  @Test
  void textOf_noPlate_isNull() {
    assertThat(PlateReading.textOf(null)).isNull();
  }
}
