package dev.offsite.pipelines.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.RefusalReason;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefusalFilterTest {

  @Test
  void all_anyRefusal_matches() {
    assertThat(RefusalFilter.ALL.matches(StoredRefusals.one().refusal())).isTrue();
    assertThat(RefusalFilter.ALL.matches(StoredRefusals.one().of("x").at(0).refusal())).isTrue();
  }

  @Test
  void device_otherDevice_doesNotMatch() {
    RefusalFilter filter = new RefusalFilter("truck-1", Set.of(), null);
    assertThat(filter.matches(StoredRefusals.one().of("truck-1").refusal())).isTrue();
    assertThat(filter.matches(StoredRefusals.one().of("truck-11").refusal())).isFalse();
  }

  @Test
  void reasons_oneOfSeveral_matches() {
    RefusalFilter filter =
        new RefusalFilter(null, Set.of(RefusalReason.ZERO_ISLAND, RefusalReason.STALE_TIME), null);
    assertThat(
            filter.matches(
                StoredRefusals.one()
                    .because(RefusalReason.FUTURE_TIME, RefusalReason.ZERO_ISLAND)
                    .refusal()))
        .isTrue();
    assertThat(filter.matches(StoredRefusals.one().because(RefusalReason.FUTURE_TIME).refusal()))
        .isFalse();
  }

  @Test
  void since_bothSidesOfTheMoment() {
    RefusalFilter filter = new RefusalFilter(null, Set.of(), Instant.ofEpochMilli(1_000));
    assertThat(filter.matches(StoredRefusals.one().at(1_000).refusal())).isTrue();
    assertThat(filter.matches(StoredRefusals.one().at(999).refusal())).isFalse();
  }
}
