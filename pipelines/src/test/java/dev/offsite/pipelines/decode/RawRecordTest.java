package dev.offsite.pipelines.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawRecordTest {

  @ParameterizedTest
  @CsvSource({
    "0, 10, 10",
    "0, 4097, 4097",
    "0, 200000, 200000",
    "1, 4095, 4095",
    "1, 4096, 4096",
    "1, 4097, 4096",
    "999, 200000, 4096",
  })
  void refuse_laterReportOfABatch_keepsTheFirstBytesOnly(int index, int length, int kept) {
    RawRecord raw = raw(length);

    Refusal refusal = refuse(raw, index);

    assertThat(refusal.payload()).isEqualTo(Arrays.copyOf(raw.payload(), kept));
    assertThat(refusal.payloadLength()).isEqualTo(length);
    assertThat(refusal.payloadSha256()).isEqualTo(Sha256.hexOf(raw.payload()));
    assertThat(refusal.origin()).isEqualTo(raw.origin());
    assertThat(refusal.index()).isEqualTo(index);
  }

  @Test
  void refuse_laterReport_leavesTheRecordAsItIs() {
    RawRecord raw = raw(5_000);

    refuse(raw, 1);

    assertThat(raw.payload()).hasSize(5_000);
  }

  private static Refusal refuse(RawRecord raw, int index) {
    return raw.refuse(index, List.of(RefusalReason.WRONG_TYPE), "/" + index, "detail");
  }

  private static RawRecord raw(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + i % 26));
    }
    return RawRecords.ofText("offsite/v1/truck/truck-1/position", "truck-1", text.toString());
  }
}
