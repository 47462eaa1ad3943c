package dev.offsite.pipelines.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.ScaleEntries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.PlateReading;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.Plate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlateReaderTest {

  private final PlateReader unlessSaid = new PlateReader(Optional.empty());
  private final PlateReader said = new PlateReader(Optional.of(ScaleEntries.plateReading()));

  @ParameterizedTest
  @ValueSource(strings = {"浙A12345", "浙AD12345", "粤Z1234港", " 浙A12345 ", "浙A11111"})
  void textOf_plate_isItsTextWithoutBlanks(String text) {
    assertThat(textOf(new Plate(text, null, null))).isEqualTo(text.strip());
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
    assertThat(textOf(new Plate(text, null, null))).isNull();
  }

  @Test
  void textOf_noPlate_isNull() {
    assertThat(textOf(null)).isNull();
  }

  @Test
  void textOf_figuresOfTheRelease_countInPlaceOfTheUsual() {
    PlateReader strict =
        new PlateReader(
            Optional.of(
                new PlateReading(
                    "p",
                    1,
                    new Validity(Times.LONG_BEFORE, null),
                    "test",
                    8,
                    List.of("leer"),
                    List.of())));

    assertThat(strict.textOf(new Plate("浙AD12345", null, null))).isEqualTo("浙AD12345");
    assertThat(strict.textOf(new Plate("浙A12345", null, null))).isNull();
    assertThat(strict.textOf(new Plate("LEER12345", null, null))).isNull();
    assertThat(strict.textOf(new Plate("无法识别车牌号", null, null))).isNull();
    assertThat(strict.textOf(new Plate("无法识别车牌号码", null, null))).isNotNull();
  }

  /** What a release says and what counts where it says nothing are the same here. */
  private String textOf(Plate plate) {
    String text = said.textOf(plate);
    assertThat(unlessSaid.textOf(plate)).isEqualTo(text);
    return text;
  }
}
