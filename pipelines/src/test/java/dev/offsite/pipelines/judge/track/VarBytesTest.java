package dev.offsite.pipelines.judge.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VarBytesTest {

  @Test
  void long_takesAsManyBytesAsItNeeds() {
    Map<Long, Integer> lengths =
        Map.of(
            0L,
            1,
            63L,
            1,
            -64L,
            1,
            64L,
            2,
            -65L,
            2,
            8_191L,
            2,
            8_192L,
            3,
            -8_193L,
            3,
            Long.MAX_VALUE,
            10,
            Long.MIN_VALUE,
            10);
    lengths.forEach(
        (value, length) -> {
          VarBytes out = new VarBytes(0);
          out.writeLong(value);
          assertThat(out.toByteArray()).as("%s", value).hasSize(length);
          assertThat(VarBytes.over(out.toByteArray()).readLong()).isEqualTo(value);
        });
  }

  @Test
  void byte_isReadUnsigned() {
    VarBytes out = new VarBytes(1);
    out.writeByte(255);
    out.writeByte(0);
    VarBytes in = VarBytes.over(out.toByteArray());
    assertThat(in.readByte()).isEqualTo(255);
    assertThat(in.readByte()).isZero();
  }

  @Test
  void values_ofAllSizes_areReadInTheOrderInWhichTheyWereWritten() {
    for (long seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      long[] values = random.longs(200).map(value -> value >> random.nextInt(64)).toArray();
      VarBytes out = new VarBytes(1);
      for (long value : values) {
        out.writeLong(value);
      }
      VarBytes in = VarBytes.over(out.toByteArray());
      for (long value : values) {
        assertThat(in.readLong()).as("seed %s", seed).isEqualTo(value);
      }
    }
  }
}
