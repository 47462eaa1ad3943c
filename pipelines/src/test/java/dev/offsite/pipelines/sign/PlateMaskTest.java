package dev.offsite.pipelines.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.reference.Sign.Masking;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateMaskTest {

  @ParameterizedTest
  @CsvSource({
    "浙A82349, 浙A·8***9, 浙A·82349",
    "浙AD12345, 浙A·D****5, 浙A·D12345",
    "浙A123, 浙A·1*3, 浙A·123",
    "浙A12, ****, 浙A12",
    "浙, *, 浙"
  })
  void plate_masked_showsWhereFromAndFirstAndLast(String plate, String masked, String plain) {
    assertThat(PlateMask.of(plate, Masking.MASKED)).isEqualTo(masked);
    assertThat(PlateMask.of(plate, Masking.PLAIN)).isEqualTo(plain);
  }
}
