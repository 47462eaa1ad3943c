package dev.offsite.pipelines.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.telemetry.DecodeResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link DecodeBenchmark} measures gives the right answers. */
class DecodeCaseTest {

  @ParameterizedTest
  @EnumSource
  void reader_itsPayload_isItsReportsWithoutFaults(DecodeCase measured) {
    DecodeResult result = measured.reader().read();

    assertThat(result.faults()).isEmpty();
    assertThat(result.reports())
        .extracting(DecodeResult.Indexed::report)
        .isEqualTo(measured.reports())
        .isNotEmpty();
  }
}
