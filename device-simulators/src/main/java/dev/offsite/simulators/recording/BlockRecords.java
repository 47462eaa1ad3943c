package dev.offsite.simulators.recording;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The records of one block, read one by one from its plain bytes. */
final class BlockRecords {

  static final int RETAINED = 0b100;

  private static final int QOS = 0b011;

  /** Ten groups of seven bits hold 64. */
  private static final int VARINT_BYTES_MAX = 10;

  private final byte[] plain;
  private final List<String> topics = new ArrayList<>();
  private int at;
  private int left;
  private long micros;

  /** The block does not hold what its header says. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String wrong) {
      super(wrong);
    }
  }

  private BlockRecords(byte[] plain, int records) {
    this.plain = plain;
    this.left = records;
  }

  /** Checks and unpacks the compressed bytes of a block. */
  static BlockRecords of(BlockHeader header, byte[] stored) throws MalformedException {
    if (Crc.of(stored, 0, stored.length) != header.storedCrc()) {
      throw new MalformedException("the checksum of the block does not fit");
    }
    byte[] plain = new byte[header.plainBytes()];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(stored);
      int length = inflater.inflate(plain);
      // the end mark of the stream may need one more call without room
      if (length == plain.length && !inflater.finished()) {
        length += inflater.inflate(new byte[1]);
      }
      if (length != plain.length || !inflater.finished()) {
        throw new MalformedException("the block does not unpack to its length");
      }
    } catch (DataFormatException e) {
      throw new MalformedException("the block does not unpack: " + e.getMessage());
    } finally {
      inflater.end();
    }
    return new BlockRecords(plain, header.records());
  }

  /** Whether all records are read. */
  boolean isOver() {
    return left == 0;
  }

  RecordedMessage next() throws MalformedException {
    try {
      String topic = topic();
      micros += signed();
      int flags = take(1)[0];
      if ((flags & ~(QOS | RETAINED)) != 0) {
        throw new MalformedException("flags " + flags + " are not known");
      }
      byte[] payload = take(length(RecordedMessage.PAYLOAD_BYTES_MAX));
      left--;
      if (left == 0 && at != plain.length) {
        throw new MalformedException("bytes follow the last record of the block");
      }
      return new RecordedMessage(
          Micros.toInstant(micros), topic, flags & QOS, (flags & RETAINED) != 0, payload);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new MalformedException(e.getMessage());
    }
  }

  private String topic() throws MalformedException {
    int number = length(topics.size());
    if (number > 0) {
      return topics.get(number - 1);
    }
    byte[] name = take(length(RecordedMessage.TOPIC_BYTES_MAX));
    String topic = new String(name, StandardCharsets.UTF_8);
    topics.add(topic);
    return topic;
  }

  private int length(int max) throws MalformedException {
    long length = unsigned();
    if (length < 0 || length > max) {
      throw new MalformedException("length or number " + length + " is above " + max);
    }
    return (int) length;
  }

  private byte[] take(int length) throws MalformedException {
    if (length > plain.length - at) {
      throw new MalformedException("the block ends within a record");
    }
    at += length;
    return Arrays.copyOfRange(plain, at - length, at);
  }

  private long unsigned() throws MalformedException {
    long value = 0;
    for (int i = 0; i < VARINT_BYTES_MAX; i++) {
      if (at == plain.length) {
        throw new MalformedException("the block ends within a record");
      }
      byte group = plain[at++];
      value |= (group & 0x7FL) << (7 * i);
      if (group >= 0) {
        return value;
      }
    }
    throw new MalformedException("a number is longer than " + VARINT_BYTES_MAX + " bytes");
  }

  private long signed() throws MalformedException {
    long zigzag = unsigned();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }
}
