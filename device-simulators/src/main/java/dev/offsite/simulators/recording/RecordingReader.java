package dev.offsite.simulators.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a recording as a stream, one block in memory at a time.
 *
 * <p>A file without index, as a killed writer leaves it, is read up to its last whole block; {@link
 * #info} says so. Not thread-safe.
 */
public final class RecordingReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RecordingReader.class);

  private static final int SEARCH_BYTES = 64 * 1024;

  private final Path file;
  private final FileChannel channel;
  private final Damage damage;
  private final FileHeader header;
  private final long fileBytes;
  private final long blocksEnd;
  private final RecordingIndex index;
  private final RecordingInfo.Ending ending;

  private long position;
  private @Nullable BlockRecords block;
  private long blockOffset;
  private @Nullable RecordedMessage sought;
  private @Nullable Instant end;
  private long skippedBytes;

  /** What to do with a damaged block. */
  public enum Damage {
    /** Throw a {@link RecordingException}. */
    REFUSE,
    /** Go on with the next whole block; logged, and counted in bytes. */
    SKIP
  }

  private RecordingReader(Path file, FileChannel channel, Damage damage) throws IOException {
    this.file = file;
    this.channel = channel;
    this.damage = damage;
    fileBytes = channel.size();
    header = FileHeader.decode(file, bytes(0, (int) Math.min(fileBytes, FileHeader.BYTES_MAX)));
    position = header.bytes();
    Optional<RecordingIndex> written = readIndex();
    ending = written.isPresent() ? RecordingInfo.Ending.COMPLETE : RecordingInfo.Ending.CUT_OFF;
    blocksEnd = written.isPresent() ? indexOffset() : fileBytes;
    index = written.isPresent() ? written.get() : rebuiltIndex();
  }

  /**
   * Opens a file.
   *
   * @throws RecordingException if it is no recording
   */
  public static RecordingReader open(Path file, Damage damage) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new RecordingReader(file, channel, damage);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * What the file holds. Without an index it is what stands before the first damage or, where
   * damage is skipped, in every block that has a sound header.
   */
  public RecordingInfo info() {
    Totals totals = index.totals();
    boolean any = totals.messages() > 0;
    return new RecordingInfo(
        header.properties(),
        totals.messages(),
        totals.blocks(),
        fileBytes,
        any ? Micros.toInstant(totals.earliestMicros()) : null,
        any ? Micros.toInstant(totals.latestMicros()) : null,
        ending);
  }

  /**
   * The next message, or null after the last.
   *
   * @throws RecordingException if a block is damaged and damage is refused; the next call goes on
   *     behind it
   */
  public @Nullable RecordedMessage next() throws IOException {
    RecordedMessage message = sought;
    sought = null;
    while (message == null) {
      if ((block == null || block.isOver()) && !openNextBlock()) {
        return null;
      }
      try {
        message = block.next();
      } catch (BlockRecords.MalformedException e) {
        block = null;
        damaged(blockOffset, position, e.getMessage());
      }
      if (message != null && end != null && !message.receivedAt().isBefore(end)) {
        message = null;
      }
    }
    return message;
  }

  /**
   * Passes over messages that were received at this time or later, wherever they stand: clocks are
   * set back, so an earlier one may follow. Of blocks that hold no other only the header is read.
   *
   * @param instant null for no end
   */
  public void endBefore(@Nullable Instant instant) {
    end = instant;
    sought = null;
  }

  /**
   * Goes to the first message, in the order of the file, that was received at this time or later.
   */
  public void seek(Instant instant) throws IOException {
    long micros = Micros.of(instant);
    block = null;
    sought = null;
    position = index.before(micros).map(RecordingIndex.Entry::offset).orElse((long) header.bytes());
    skipBlocksBefore(micros);
    RecordedMessage message = next();
    while (message != null && message.receivedAt().isBefore(instant)) {
      message = next();
    }
    sought = message;
  }

  /** Bytes passed over because they were damaged. */
  public long skippedBytes() {
    return skippedBytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void skipBlocksBefore(long micros) throws IOException {
    Optional<BlockHeader> next = headerAt(position);
    while (next.isPresent() && next.get().latestMicros() < micros) {
      position += next.get().length();
      next = headerAt(position);
    }
  }

  private boolean openNextBlock() throws IOException {
    block = null;
    while (position < blocksEnd && !isIndexAt(position)) {
      long offset = position;
      Optional<BlockHeader> found = headerAt(offset);
      if (found.isEmpty()) {
        if (blocksEnd - offset < BlockHeader.BYTES && ending == RecordingInfo.Ending.CUT_OFF) {
          return false;
        }
        position = findBlock(offset + 1);
        damaged(offset, position, "no block begins here");
        continue;
      }
      BlockHeader next = found.get();
      if (next.length() > blocksEnd - offset) {
        if (ending == RecordingInfo.Ending.CUT_OFF) {
          return false;
        }
        position = blocksEnd;
        damaged(offset, position, "the block is longer than the file");
        continue;
      }
      position = offset + next.length();
      if (end != null && !Micros.toInstant(next.earliestMicros()).isBefore(end)) {
        continue;
      }
      try {
        block = BlockRecords.of(next, bytes(offset + BlockHeader.BYTES, next.storedBytes()));
        blockOffset = offset;
        return true;
      } catch (BlockRecords.MalformedException e) {
        damaged(offset, position, e.getMessage());
      }
    }
    return false;
  }

  private void damaged(long from, long to, String wrong) throws RecordingException {
    if (damage == Damage.REFUSE) {
      throw new RecordingException(file, from, wrong);
    }
    skippedBytes += to - from;
    LOG.warn("{} at byte {}: {}; {} bytes skipped", file, from, wrong, to - from);
  }

  /** Where the next block begins that has a sound header, at or after this offset. */
  private long findBlock(long from) throws IOException {
    long at = from;
    while (at + BlockHeader.BYTES <= blocksEnd) {
      byte[] window = bytes(at, (int) Math.min(SEARCH_BYTES, blocksEnd - at));
      ByteBuffer in = ByteBuffer.wrap(window);
      for (int i = 0; i + 4 <= window.length; i++) {
        if (in.getInt(i) == BlockHeader.MAGIC && headerAt(at + i).isPresent()) {
          return at + i;
        }
      }
      at += window.length - 3;
    }
    return blocksEnd;
  }

  private Optional<BlockHeader> headerAt(long offset) throws IOException {
    return offset + BlockHeader.BYTES > blocksEnd
        ? Optional.empty()
        : BlockHeader.decode(bytes(offset, BlockHeader.BYTES));
  }

  private boolean isIndexAt(long offset) throws IOException {
    return offset + 4 <= blocksEnd
        && ByteBuffer.wrap(bytes(offset, 4)).getInt() == RecordingIndex.MAGIC;
  }

  private Optional<RecordingIndex> readIndex() throws IOException {
    if (fileBytes < header.bytes() + RecordingIndex.FOOTER_BYTES) {
      return Optional.empty();
    }
    byte[] footer = bytes(fileBytes - RecordingIndex.FOOTER_BYTES, RecordingIndex.FOOTER_BYTES);
    Optional<Integer> length = RecordingIndex.length(footer, fileBytes);
    if (length.isEmpty()) {
      return Optional.empty();
    }
    return RecordingIndex.decode(
        bytes(fileBytes - RecordingIndex.FOOTER_BYTES - length.get(), length.get()));
  }

  private long indexOffset() throws IOException {
    byte[] footer = bytes(fileBytes - RecordingIndex.FOOTER_BYTES, RecordingIndex.FOOTER_BYTES);
    return ByteBuffer.wrap(footer).getLong();
  }

  /** From the block headers; up to the first that is damaged, unless damage is skipped. */
  private RecordingIndex rebuiltIndex() throws IOException {
    RecordingIndex rebuilt = new RecordingIndex();
    long offset = header.bytes();
    while (offset < blocksEnd) {
      Optional<BlockHeader> next = headerAt(offset);
      if (next.isPresent() && next.get().length() <= blocksEnd - offset) {
        rebuilt.add(offset, next.get(), 0);
        offset += next.get().length();
      } else if (next.isEmpty() && damage == Damage.SKIP && !isIndexAt(offset)) {
        offset = findBlock(offset + 1);
      } else {
        break;
      }
    }
    return rebuilt;
  }

  private byte[] bytes(long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new RecordingException(file, offset, "the file became shorter while it was read");
      }
    }
    return buffer.array();
  }
}
