package dev.offsite.pipelines.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Times;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CandidateIdsTest {

  private static final Instant TEN = Times.at("10:00:00");

  @Test
  void of_goldenValues_neverChange() {
    // Computed apart from this code, with Python's uuid.uuid5.
    assertThat(CandidateIds.of("overload", "浙A12345", TEN, "bridge-1"))
        .isEqualTo("0062193c-9b68-5c10-ac8a-1b30e3ad02fc");
    assertThat(CandidateIds.of("", "", Instant.EPOCH, ""))
        .isEqualTo("df693cde-a435-5046-9463-bee02e6dd6ec");
  }

  @Test
  void of_anyName_isAVersion5UuidOfTheRfcVariant() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      UUID id = UUID.fromString(CandidateIds.of("r", "s" + random.nextLong(), TEN, "f"));
      assertThat(id.version()).as("seed 1, step %d", i).isEqualTo(5);
      assertThat(id.variant()).as("seed 1, step %d", i).isEqualTo(2);
    }
  }

  @Test
  void of_sameCharactersSplitOtherwise_differ() {
    String[][] splits = {
      {"ab", "c", "d"},
      {"a", "bc", "d"},
      {"a", "b", "cd"},
      {"abc", "", "d"},
      {"", "abc", "d"},
      {"abcd", "", ""},
      {"", "", "abcd"},
      {"", "abcd", ""}
    };
    Set<String> ids = new HashSet<>();
    for (String[] parts : splits) {
      assertThat(ids.add(CandidateIds.of(parts[0], parts[1], TEN, parts[2]))).isTrue();
    }
  }

  @Test
  void of_oneMillisecond_makesAnother() {
    assertThat(CandidateIds.of("r", "s", TEN.plusMillis(1), "f"))
        .isNotEqualTo(CandidateIds.of("r", "s", TEN, "f"));
  }
}
