package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CatchUpTest {

  private static final TopicPartition FIRST = new TopicPartition("telemetry.truck", 0);
  private static final TopicPartition SECOND = new TopicPartition("telemetry.truck", 1);

  @Test
  void holdAll_eachPartitionAtItsEnd_holds_oneBefore_doesNot() {
    Map<TopicPartition, Long> ends = Map.of(FIRST, 7L, SECOND, 9L);

    assertThat(CatchUp.holdAll(ends, List.of(Map.of(FIRST, 7L, SECOND, 9L)))).isTrue();
    assertThat(CatchUp.holdAll(ends, List.of(Map.of(FIRST, 7L, SECOND, 8L)))).isFalse();
  }

  @Test
  void holdAll_aPartitionThatIsAhead_makesUpForNoOther() {
    Map<TopicPartition, Long> ends = Map.of(FIRST, 7L, SECOND, 9L);

    assertThat(CatchUp.holdAll(ends, List.of(Map.of(FIRST, 12L, SECOND, 4L)))).isFalse();
  }

  @Test
  void holdAll_emptyPartition_needsNoStanding() {
    assertThat(CatchUp.holdAll(Map.of(FIRST, 7L, SECOND, 0L), List.of(Map.of(FIRST, 7L)))).isTrue();
    assertThat(CatchUp.holdAll(Map.of(FIRST, 7L, SECOND, 1L), List.of(Map.of(FIRST, 7L))))
        .isFalse();
  }

  @Test
  void holdAll_partitionWithoutNewsSinceARestart_isHeldByWhatWasCommitted() {
    Map<TopicPartition, Long> ends = Map.of(FIRST, 7L, SECOND, 9L);
    Map<TopicPartition, Long> taken = Map.of(FIRST, 7L, SECOND, 0L);

    assertThat(CatchUp.holdAll(ends, List.of(taken, Map.of(FIRST, 3L, SECOND, 9L)))).isTrue();
    assertThat(CatchUp.holdAll(ends, List.of(taken, Map.of(FIRST, 7L, SECOND, 8L)))).isFalse();
  }
}
