package dev.offsite.simulators.recording;

import java.time.Duration;

/**
 * When a block is full.
 *
 * @param blockBytes before compression, 1 byte to 8 MiB; more compresses better and costs memory
 * @param interval longest time that a message waits in memory, so the most that a kill loses
 */
public record FlushPolicy(int blockBytes, Duration interval) {

  /** A second of some 1,000 devices, in which a topic is written out once. */
  public static final FlushPolicy DEFAULT = new FlushPolicy(256 * 1024, Duration.ofSeconds(1));

  private static final int BLOCK_BYTES_MAX = 8 * 1024 * 1024;

  public FlushPolicy {
    if (blockBytes < 1 || blockBytes > BLOCK_BYTES_MAX) {
      throw new IllegalArgumentException(
          "blockBytes " + blockBytes + " is not between 1 and " + BLOCK_BYTES_MAX);
    }
    if (interval.isNegative()) {
      throw new IllegalArgumentException("interval " + interval + " is below 0");
    }
  }
}
