package dev.offsite.pipelines.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.topics.TopicSizing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SizingTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  /** Round figures: 100 µs for each message of each job, nothing on the heap. */
  private static final MeasuredCosts ROUND =
      new MeasuredCosts(100, 100, 100, 300, 42, 500, 10_000, 0, 0, 0, 0, 0, 0);

  @Test
  void fleet_rate_isTrucksOverInterval() {
    assertThat(new Fleet(5_216, SECOND).messagesPerSecond()).isEqualTo(5_216);
    assertThat(new Fleet(5_216, TEN_SECONDS).messagesPerSecond()).isEqualTo(521.6);
  }

  @Test
  void fleet_beyondTheLimits_namesValueAndLimit() {
    assertThatThrownBy(() -> new Fleet(0, SECOND)).hasMessage("trucks: 0 is below 1");
    assertThatThrownBy(() -> new Fleet(1, Duration.ofMillis(999)))
        .hasMessage("fixEvery: PT0.999S is below a second");
    assertThat(new Fleet(1, SECOND).trucks()).isEqualTo(1);
  }

  @Test
  void cores_headroom_doublesThemAndSlotsAreAPowerOfTwo() {
    // 10,000 messages of 100 µs are one core, two with headroom
    assertThat(Sizing.of(new Fleet(10_000, SECOND), ROUND).detection())
        .isEqualTo(new JobSize(1.0, 2, 1, 2, 1_024, 1));
    assertThat(Sizing.of(new Fleet(10_001, SECOND), ROUND).detection().parallelism()).isEqualTo(4);
    JobSize eight = Sizing.of(new Fleet(40_000, SECOND), ROUND).detection();
    assertThat(eight.parallelism()).isEqualTo(8);
    assertThat(eight.taskManagers()).isEqualTo(2);
    assertThat(eight.slots()).isEqualTo(4);
  }

  @Test
  void partitions_doNotDependOnTheIntervalOfToday() {
    for (int trucks : new int[] {100, 5_216, 100_000, 1_000_000}) {
      assertThat(Sizing.of(new Fleet(trucks, TEN_SECONDS)).partitions())
          .as("%s trucks", trucks)
          .isEqualTo(Sizing.of(new Fleet(trucks, SECOND)).partitions());
    }
  }

  @Test
  void partitions_areEnoughForEverySlotAndTheirThroughput_andAllowedByTheTopics() {
    assertThat(Sizing.of(new Fleet(1, SECOND), ROUND).partitions()).isEqualTo(8);
    // 400,000 messages with headroom of what 10,000 fit into one partition, and 40 cores
    assertThat(Sizing.of(new Fleet(200_000, SECOND), ROUND).partitions()).isEqualTo(64);
    for (Fleet fleet : SizingPage.FLEETS) {
      Sizing size = Sizing.of(fleet);
      assertThat(size.partitions())
          .as("%s", fleet)
          .isGreaterThanOrEqualTo(size.detection().parallelism())
          .isGreaterThanOrEqualTo(size.history().parallelism())
          .isLessThanOrEqualTo(TopicSizing.PARTITIONS_MAX);
    }
  }

  @Test
  void session_isBoundedByItsWindowOrByItsThread() {
    // 20,000 / (0.5 s + 0.1 s)
    assertThat(Sizing.perSession(costsOfIngest(10))).isCloseTo(33_333.3, within(0.1));
    assertThat(Sizing.perSession(costsOfIngest(100))).isEqualTo(10_000);
    assertThat(Sizing.of(new Fleet(5_000, SECOND), ROUND).mqttSessions()).isEqualTo(1);
    assertThat(Sizing.of(new Fleet(5_001, SECOND), ROUND).mqttSessions()).isEqualTo(2);
  }

  @Test
  void disk_isRateTimesBytesTimesRetentionTimesReplicas() {
    // 1,000/s × 500 B × 604,800 s × 3 / 0.7 = 1,296 GB on three brokers
    Sizing size = Sizing.of(new Fleet(1_000, SECOND), ROUND);
    assertThat(size.kafkaBrokers()).isEqualTo(3);
    assertThat(size.kafkaDiskGigabytes()).isEqualTo(440);
    // 100 times as much is 129,600 GB: nine disks of 16,000 GB at most
    assertThat(Sizing.of(new Fleet(100_000, SECOND), ROUND).kafkaBrokers()).isEqualTo(9);
    assertThat(Sizing.RETENTION_DAYS).isEqualTo((int) TopicSizing.DEFAULT_RETENTION.toDays());
  }

  @Test
  void network_countsEveryCopy() {
    Sizing size = Sizing.of(new Fleet(10_000, SECOND), ROUND);
    // 10,000/s × (300 + 42 + 8 + 100) B, and × 500 B × 5
    assertThat(size.mqttMegabitsPerSecond()).isEqualTo(36);
    assertThat(size.kafkaMegabitsPerSecond()).isEqualTo(200);
  }

  @Test
  void checkpoints_neverWriteMoreThanAQuarterOfTheTime() {
    MeasuredCosts heavy =
        new MeasuredCosts(1, 1, 1, 300, 42, 500, 10_000, 50_000, 50_000, 0, 0, 0, 0);
    // 10,000 × 50 kB = 500 MB, 5 s at 100 MB/s
    Sizing size = Sizing.of(new Fleet(10_000, SECOND), heavy);
    assertThat(size.detection().checkpointMegabytes()).isEqualTo(500);
    assertThat(size.detectionCheckpoints()).isEqualTo(Duration.ofSeconds(20));
    assertThat(Sizing.of(new Fleet(100, SECOND), heavy).detectionCheckpoints())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void memory_holdsStateTwiceAndReferenceInEachTaskManager() {
    // 64 MiB for each of 2 slots, 128 MiB of Flink: 256 / 0.75 + 512 → 1,024 MB
    assertThat(new Memory(0, 0, 0).megabytes(1, 2)).isEqualTo(1_024);
    double gibi = 1024.0 * 1024 * 1024;
    // 2 × 1,024 / 0.75 MB more: 3,584 exactly
    assertThat(new Memory(gibi, 0, 0).megabytes(1, 2)).isEqualTo(3_584);
    assertThat(new Memory(2 * gibi, 0, 0).megabytes(2, 2)).isEqualTo(3_584);
    assertThat(new Memory(0, gibi, 0).megabytes(2, 2)).isEqualTo(3_584);
  }

  @Test
  void state_ofAnotherInterval_liesOnTheLineThroughBothMeasured() {
    MeasuredCosts here = MeasuredCosts.HERE;
    assertThat(here.checkpointBytes(new Fleet(1, SECOND))).isEqualTo(42_000);
    assertThat(here.checkpointBytes(new Fleet(1, TEN_SECONDS))).isEqualTo(12_000);
    // 12,000 + 30,000 / 0.9 × 0.1
    assertThat(here.checkpointBytes(new Fleet(1, Duration.ofSeconds(5)))).isEqualTo(15_334);
  }

  @Test
  void rounding_bothSidesOfEachStep() {
    assertThat(Sizing.powerOfTwo(1)).isEqualTo(1);
    assertThat(Sizing.powerOfTwo(2)).isEqualTo(2);
    assertThat(Sizing.powerOfTwo(3)).isEqualTo(4);
    assertThat(Sizing.powerOfTwo(128)).isEqualTo(128);
    assertThat(Sizing.powerOfTwo(129)).isEqualTo(256);
    assertThat(Sizing.ceil(0)).isEqualTo(1);
    assertThat(Sizing.ceil(1.01)).isEqualTo(2);
    assertThat(Sizing.roundUp(256, 256)).isEqualTo(256);
    assertThat(Sizing.roundUp(256.1, 256)).isEqualTo(512);
  }

  private static MeasuredCosts costsOfIngest(double micros) {
    return new MeasuredCosts(micros, 1, 1, 300, 42, 500, 10_000, 0, 0, 0, 0, 0, 0);
  }
}
