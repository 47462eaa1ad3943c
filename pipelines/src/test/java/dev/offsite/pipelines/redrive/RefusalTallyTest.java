package dev.offsite.pipelines.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.schemas.channel.RefusalReason;
import org.junit.jupiter.api.Test;

class RefusalTallyTest {

  private final RefusalTally tally = new RefusalTally();

  @Test
  void lines_severalDevicesAndReasons_mostFrequentFirst() {
    tally.add(StoredRefusals.one().of("b").refusal());
    tally.add(StoredRefusals.one().of("a").because(RefusalReason.NOT_JSON).refusal());
    tally.add(StoredRefusals.one().of("b").refusal());
    tally.add(StoredRefusals.one().of("a").refusal());
    assertThat(tally.lines())
        .extracting(
            RefusalTally.Line::deviceId, RefusalTally.Line::reason, RefusalTally.Line::count)
        .containsExactly(
            tuple("b", RefusalReason.UNKNOWN_DEVICE, 2L),
            tuple("a", RefusalReason.NOT_JSON, 1L),
            tuple("a", RefusalReason.UNKNOWN_DEVICE, 1L));
    assertThat(tally.refusals()).isEqualTo(4);
  }

  @Test
  void add_twoReasons_countsInTwoLinesButOnce() {
    tally.add(
        StoredRefusals.one()
            .because(RefusalReason.ZERO_ISLAND, RefusalReason.STALE_TIME)
            .refusal());
    assertThat(tally.lines()).hasSize(2);
    assertThat(tally.refusals()).isEqualTo(1);
  }

  @Test
  void line_newestByReceiveTime_saysWhy() {
    tally.add(StoredRefusals.one().at(20).saying("second").refusal());
    tally.add(StoredRefusals.one().at(10).saying("first").refusal());
    assertThat(tally.lines()).hasSize(1);
    assertThat(tally.lines().get(0).detail()).isEqualTo("second");
    assertThat(tally.lines().get(0).newestMillis()).isEqualTo(20);
    assertThat(tally.lines().get(0).count()).isEqualTo(2);
  }

  @Test
  void devices_beyondTheLimit_areSummedUnderOneName() {
    for (int i = 0; i < RefusalTally.DEVICES_MAX + 3; i++) {
      tally.add(StoredRefusals.one().of("forged-" + i).refusal());
    }
    tally.add(StoredRefusals.one().of("forged-0").refusal());
    assertThat(tally.lines()).hasSize(RefusalTally.DEVICES_MAX + 1);
    assertThat(tally.lines().get(0).deviceId()).isEqualTo(RefusalTally.OTHERS);
    assertThat(tally.lines().get(0).count()).isEqualTo(3);
    assertThat(tally.lines().get(1).deviceId()).isEqualTo("forged-0");
    assertThat(tally.lines().get(1).count()).isEqualTo(2);
  }
}
