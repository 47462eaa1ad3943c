package dev.offsite.simulators.recording;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** Collects the records of one block and compresses them; used again for the next. */
final class BlockBuilder implements AutoCloseable {

  private static final int CHUNK_BYTES = 64 * 1024;

  /** Beyond this the memory that one long record took is given back. */
  private static final int KEPT_BYTES_MAX = 4 * 1024 * 1024;

  /** A recorder must not slow down what it records. */
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

  private final byte[] chunk = new byte[CHUNK_BYTES];
  private final Map<String, Integer> topics = new HashMap<>();
  private VarintOutput plain = new VarintOutput();
  private int records;
  private long lastMicros;
  private long earliestMicros;
  private long latestMicros;

  /** A finished block. */
  @SuppressWarnings("ArrayRecordComponent") // goes to the file at once, never compared
  record Block(BlockHeader header, byte[] stored) {}

  void add(RecordedMessage message) {
    long micros = Micros.of(message.receivedAt());
    if (records == 0) {
      earliestMicros = micros;
      latestMicros = micros;
    }
    writeTopic(message.topicName());
    plain.writeSigned(micros - lastMicros);
    plain.write(message.qos() | (message.retained() ? BlockRecords.RETAINED : 0));
    plain.writeUnsigned(message.payload().length);
    plain.write(message.payload(), 0, message.payload().length);
    lastMicros = micros;
    earliestMicros = Math.min(earliestMicros, micros);
    latestMicros = Math.max(latestMicros, micros);
    records++;
  }

  private void writeTopic(String topic) {
    Integer known = topics.get(topic);
    if (known != null) {
      plain.writeUnsigned(known);
      return;
    }
    topics.put(topic, topics.size() + 1);
    byte[] name = topic.getBytes(StandardCharsets.UTF_8);
    plain.writeUnsigned(0);
    plain.writeUnsigned(name.length);
    plain.write(name, 0, name.length);
  }

  boolean isEmpty() {
    return records == 0;
  }

  /** Before compression. */
  int plainBytes() {
    return plain.size();
  }

  /** The block of all records since the last, of which there is at least one. */
  Block finish() {
    byte[] whole = plain.toByteArray();
    deflater.reset();
    deflater.setInput(whole);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream(whole.length / 4 + 64);
    while (!deflater.finished()) {
      out.write(chunk, 0, deflater.deflate(chunk));
    }
    byte[] stored = out.toByteArray();
    BlockHeader header =
        new BlockHeader(
            records,
            whole.length,
            stored.length,
            earliestMicros,
            latestMicros,
            Crc.of(stored, 0, stored.length));
    clear();
    return new Block(header, stored);
  }

  private void clear() {
    if (plain.size() > KEPT_BYTES_MAX) {
      plain = new VarintOutput();
    }
    plain.reset();
    topics.clear();
    records = 0;
    lastMicros = 0;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
