package dev.offsite.pipelines.judge.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.channel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class DigestLogTest {

  @Test
  void log_digestHeldBefore_isAnEarlierOneWithinTheTime() throws Exception {
    DigestLog log = new DigestLog();
    assertThat(log.isHeldBefore(1_000, 500)).isFalse();
    log.put(1_000, digest("record"));

    assertThat(log.isHeldBefore(1_000, 500)).isFalse();
    assertThat(log.isHeldBefore(1_499, 500)).isTrue();
    assertThat(log.isHeldBefore(1_500, 500)).isFalse();
    log.put(1_500, digest("other"));
    assertThat(log.isHeldBefore(1_500, 500)).isFalse();
    assertThat(log.isHeldBefore(1_500, 501)).isTrue();
  }

  @Test
  void log_overAnySequenceOfChanges_answersLikeASortedMap() throws Exception {
    for (long seed = 1; seed <= 50; seed++) {
      Random random = new Random(seed);
      DigestLog log = new DigestLog();
      TreeMap<Long, String> expected = new TreeMap<>();
      for (int i = 0; i < 400; i++) {
        long time = random.nextInt(200);
        switch (random.nextInt(5)) {
          case 0 -> {
            log.remove(time);
            expected.remove(time);
          }
          case 1 -> {
            log.removeUpTo(time / 8);
            expected.headMap(time / 8, true).clear();
          }
          default -> {
            String digest = digest("record " + random.nextInt());
            log.put(time, digest);
            expected.put(time, digest);
          }
        }
      }
      DigestLog copy = log.copy();
      DigestLog read = throughBytes(log);
      log.removeUpTo(Long.MAX_VALUE);
      for (long time = 0; time < 200; time++) {
        String digest = expected.getOrDefault(time, "");
        assertThat(copy.get(time)).as("seed %s, time %s", seed, time).isEqualTo(digest);
        assertThat(read.get(time)).as("seed %s, time %s", seed, time).isEqualTo(digest);
      }
      assertThat(copy.size()).as("seed %s", seed).isEqualTo(expected.size());
      assertThat(log.size()).as("seed %s", seed).isZero();
    }
  }

  @Test
  void put_whatIsNoDigest_isRefused() {
    assertThatThrownBy(() -> new DigestLog().put(1, "abcd"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("abcd");
  }

  private static String digest(String text) {
    return Sha256.hexOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static DigestLog throughBytes(DigestLog log) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    log.write(out);
    return DigestLog.read(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
