package dev.offsite.simulators.recording;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where in the file to begin looking for a time.
 *
 * <p>Bounded: it holds at most {@value #ENTRIES_MAX} blocks, at equal distances in the file; when
 * it is full, every second is dropped. From an entry the block headers lead on, so that a seek
 * reads one entry and a few headers however long the recording is.
 */
final class RecordingIndex {

  static final int MAGIC = 'O' << 24 | 'I' << 16 | 'D' << 8 | 'X';

  /** 96 KiB; of a recording of 100 GB it finds any time by reading some hundred headers. */
  static final int ENTRIES_MAX = 4096;

  /** The offset of the index and a mark, at the very end of the file. */
  static final int FOOTER_BYTES = 8 + 4;

  private static final int FOOTER_MAGIC = 'O' << 24 | 'E' << 16 | 'N' << 8 | 'D';
  private static final int ENTRY_BYTES = 3 * 8;
  private static final int FIXED_BYTES = 4 + 4 + 5 * 8 + 4;

  private final List<Entry> entries;
  private Totals totals;
  private long stride = 1;

  RecordingIndex() {
    this(new ArrayList<>(), Totals.NONE);
  }

  private RecordingIndex(List<Entry> entries, Totals totals) {
    this.entries = entries;
    this.totals = totals;
  }

  /**
   * A block.
   *
   * @param offset of its header
   * @param messagesBefore in all blocks before it
   * @param latestBeforeMicros greatest receive time in all blocks before it
   */
  record Entry(long offset, long messagesBefore, long latestBeforeMicros) {}

  /** Takes the next block. */
  void add(long offset, BlockHeader block, long payloadBytes) {
    if (totals.blocks() % stride == 0) {
      if (entries.size() == ENTRIES_MAX) {
        thinOut();
      }
      if (totals.blocks() % stride == 0) {
        entries.add(new Entry(offset, totals.messages(), totals.latestMicros()));
      }
    }
    totals = totals.plus(block, payloadBytes);
  }

  private void thinOut() {
    for (int i = 0; i < ENTRIES_MAX / 2; i++) {
      entries.set(i, entries.get(2 * i));
    }
    entries.subList(ENTRIES_MAX / 2, ENTRIES_MAX).clear();
    stride *= 2;
  }

  Totals totals() {
    return totals;
  }

  int size() {
    return entries.size();
  }

  /** The last entry before which every message is earlier than this; nothing if there is none. */
  Optional<Entry> before(long micros) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).latestBeforeMicros() < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? Optional.empty() : Optional.of(entries.get(low - 1));
  }

  /** Index and footer. */
  byte[] encode(long offset) {
    int length = FIXED_BYTES + entries.size() * ENTRY_BYTES;
    ByteBuffer out = ByteBuffer.allocate(length + FOOTER_BYTES);
    out.putInt(MAGIC).putInt(entries.size());
    for (Entry entry : entries) {
      out.putLong(entry.offset());
      out.putLong(entry.messagesBefore());
      out.putLong(entry.latestBeforeMicros());
    }
    out.putLong(totals.messages()).putLong(totals.payloadBytes()).putLong(totals.blocks());
    out.putLong(totals.earliestMicros()).putLong(totals.latestMicros());
    out.putInt(Crc.of(out.array(), 0, out.position()));
    return out.putLong(offset).putInt(FOOTER_MAGIC).array();
  }

  /** The length of the index, if the footer, the end of a file of this size, speaks of one. */
  static Optional<Integer> length(byte[] footer, long fileBytes) {
    ByteBuffer in = ByteBuffer.wrap(footer);
    long offset = in.getLong();
    long length = fileBytes - FOOTER_BYTES - offset;
    boolean plausible =
        in.getInt() == FOOTER_MAGIC
            && offset > 0
            && length >= FIXED_BYTES
            && length <= FIXED_BYTES + ENTRIES_MAX * ENTRY_BYTES;
    return plausible ? Optional.of((int) length) : Optional.empty();
  }

  /** The index in these bytes, or nothing if they are none. */
  static Optional<RecordingIndex> decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getInt() != MAGIC
        || in.getInt(bytes.length - 4) != Crc.of(bytes, 0, bytes.length - 4)
        || in.getInt() != (bytes.length - FIXED_BYTES) / ENTRY_BYTES) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    while (in.remaining() > 5 * 8 + 4) {
      entries.add(new Entry(in.getLong(), in.getLong(), in.getLong()));
    }
    Totals totals =
        new Totals(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    return Optional.of(new RecordingIndex(entries, totals));
  }
}
