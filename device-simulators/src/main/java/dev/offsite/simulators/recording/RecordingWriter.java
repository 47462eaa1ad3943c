package dev.offsite.simulators.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Writes a recording, block by block, in constant memory.
 *
 * <p>A block is written when it is full or a message has waited for the interval; the clock is
 * looked at when a message comes and in {@link #flushIfDue}, which whoever waits for messages calls
 * meanwhile. A kill loses what is not flushed; the file can be read up to there. If writing fails
 * the file is cut back to its last whole block, and the writer takes nothing more.
 *
 * <p>Not thread-safe.
 */
public final class RecordingWriter implements AutoCloseable {

  private final FileChannel channel;
  private final FlushPolicy policy;
  private final Clock clock;
  private final BlockBuilder block = new BlockBuilder();
  private final RecordingIndex index = new RecordingIndex();

  private Instant blockBegun = Instant.MIN;
  private long blockPayloadBytes;
  private long blockMessages;
  private long fileBytes;
  private boolean failed;

  private RecordingWriter(FileChannel channel, FlushPolicy policy, Clock clock) {
    this.channel = channel;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Makes a file; the flush interval is the default.
   *
   * @param properties free text about it, such as {@code createdBy}, {@code scenario}, {@code seed}
   * @throws java.nio.file.FileAlreadyExistsException if there is one: none is ever overwritten
   */
  public static RecordingWriter create(Path file, Map<String, String> properties)
      throws IOException {
    return create(file, properties, FlushPolicy.DEFAULT, Clock.systemUTC());
  }

  /**
   * Makes a file.
   *
   * @param clock for the flush interval only: receive times are those of the messages
   */
  public static RecordingWriter create(
      Path file, Map<String, String> properties, FlushPolicy policy, Clock clock)
      throws IOException {
    byte[] header = FileHeader.encode(properties);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    RecordingWriter writer = new RecordingWriter(channel, policy, clock);
    try {
      writer.append(ByteBuffer.wrap(header));
      return writer;
    } catch (IOException e) {
      writer.close();
      throw e;
    }
  }

  /** Takes a message, after all earlier ones. */
  public void write(RecordedMessage message) throws IOException {
    requireUsable();
    if (block.isEmpty()) {
      blockBegun = clock.instant();
    }
    block.add(message);
    blockPayloadBytes += message.payload().length;
    blockMessages++;
    if (block.plainBytes() >= policy.blockBytes()) {
      flush();
    } else {
      flushIfDue();
    }
  }

  /**
   * Writes the begun block if its first message has waited for the interval.
   *
   * @return whether every message is in the file
   */
  public boolean flushIfDue() throws IOException {
    if (!block.isEmpty() && !clock.instant().isBefore(blockBegun.plus(policy.interval()))) {
      flush();
    }
    return block.isEmpty();
  }

  /** Hands every message to the operating system: a kill of this process loses none of them. */
  public void flush() throws IOException {
    requireUsable();
    if (block.isEmpty()) {
      return;
    }
    BlockBuilder.Block full = block.finish();
    long offset = fileBytes;
    append(ByteBuffer.wrap(full.header().encode()), ByteBuffer.wrap(full.stored()));
    index.add(offset, full.header(), blockPayloadBytes);
    blockPayloadBytes = 0;
    blockMessages = 0;
  }

  /** As {@link #flush}, and waits for the disk: a failure of the power loses none of them. */
  public void sync() throws IOException {
    flush();
    channel.force(false);
  }

  /** Messages taken. */
  public long messages() {
    return index.totals().messages() + blockMessages;
  }

  /** Sum of the payloads taken. */
  public long payloadBytes() {
    return index.totals().payloadBytes() + blockPayloadBytes;
  }

  /** Size of the file as it stands. */
  public long fileBytes() {
    return fileBytes;
  }

  /** Writes what is left and the index. After a failed write it only lets go of the file. */
  @Override
  public void close() throws IOException {
    try (channel;
        block) {
      if (!failed && channel.isOpen()) {
        flush();
        append(ByteBuffer.wrap(index.encode(fileBytes)));
        channel.force(false);
      }
    }
  }

  private void append(ByteBuffer... parts) throws IOException {
    long before = fileBytes;
    try {
      for (ByteBuffer part : parts) {
        while (part.hasRemaining()) {
          fileBytes += channel.write(part);
        }
      }
    } catch (IOException e) {
      failed = true;
      cutBack(before, e);
      throw e;
    }
  }

  private void cutBack(long length, IOException reason) {
    try {
      channel.truncate(length);
      fileBytes = length;
    } catch (IOException e) {
      reason.addSuppressed(e); // a reader copes with half a block
    }
  }

  private void requireUsable() {
    if (failed || !channel.isOpen()) {
      throw new IllegalStateException(
          failed ? "the recording could not be written to before" : "the recording is closed");
    }
  }
}
