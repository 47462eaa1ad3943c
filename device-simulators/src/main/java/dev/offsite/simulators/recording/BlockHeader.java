package dev.offsite.simulators.recording;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What stands before the compressed records of a block.
 *
 * @param records number of them, at least 1
 * @param plainBytes length before compression
 * @param storedBytes length in the file
 * @param earliestMicros least receive time
 * @param latestMicros greatest receive time
 * @param storedCrc of the compressed bytes
 */
record BlockHeader(
    int records,
    int plainBytes,
    int storedBytes,
    long earliestMicros,
    long latestMicros,
    int storedCrc) {

  static final int MAGIC = 'O' << 24 | 'B' << 16 | 'L' << 8 | 'K';

  static final int BYTES = 4 + 3 * 4 + 2 * 8 + 2 * 4;

  /**
   * Longest block, plain and stored: a full one with the longest record on top, and as much again
   * for other writers. Larger lengths are damage.
   */
  static final int BLOCK_BYTES_MAX = 2 * RecordedMessage.PAYLOAD_BYTES_MAX;

  private static final int CHECKED_BYTES = BYTES - 4;

  byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(BYTES);
    out.putInt(MAGIC).putInt(records).putInt(plainBytes).putInt(storedBytes);
    out.putLong(earliestMicros).putLong(latestMicros).putInt(storedCrc);
    return out.putInt(Crc.of(out.array(), 0, CHECKED_BYTES)).array();
  }

  /** The header in these {@value #BYTES} bytes, or nothing if they are none. */
  static Optional<BlockHeader> decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getInt() != MAGIC || in.getInt(CHECKED_BYTES) != Crc.of(bytes, 0, CHECKED_BYTES)) {
      return Optional.empty();
    }
    BlockHeader header =
        new BlockHeader(
            in.getInt(), in.getInt(), in.getInt(), in.getLong(), in.getLong(), in.getInt());
    return Optional.of(header).filter(BlockHeader::isWithinLimits);
  }

  private boolean isWithinLimits() {
    return records >= 1
        && plainBytes >= 1
        && plainBytes <= BLOCK_BYTES_MAX
        && storedBytes >= 1
        && storedBytes <= BLOCK_BYTES_MAX;
  }

  /** From the beginning of this block to the next. */
  long length() {
    return BYTES + (long) storedBytes;
  }
}
