package dev.offsite.pipelines.judge.track;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Some fixes in the order of their time, packed: 12 to 16 bytes for a fix of a usual terminal.
 * Immutable; thread-safe.
 *
 * <p>Each fix is written as its difference to the one before: time and place always, as integers of
 * variable length (7 bits a byte, sign in the lowest bit); of the other values only those that
 * changed, named by a byte of marks.
 */
final class FixBlock {

  private static final int ACCURACY = 1;
  private static final int SPEED = 2;
  private static final int SIGNALS = 4;
  private static final int PAYLOAD = 8;
  private static final int DELAY = 16;
  private static final int PARTITION = 32;
  private static final int OFFSET = 64;
  private static final int INDEX = 128;

  /** What the first fix is told from. */
  private static final Fix ORIGIN = new Fix(0, 0, 0, (short) 0, (short) 0, 0, 0, 0, 0, 0, 0);

  private final int count;
  private final long firstMs;
  private final long lastMs;
  private final byte[] bytes;

  private FixBlock(int count, long firstMs, long lastMs, byte[] bytes) {
    this.count = count;
    this.firstMs = firstMs;
    this.lastMs = lastMs;
    this.bytes = bytes;
  }

  /** Packs at least one fix. */
  static FixBlock of(List<Fix> fixes) {
    VarBytes out = new VarBytes(fixes.size() * 16 + 16);
    Fix before = ORIGIN;
    for (Fix fix : fixes) {
      write(fix, before, out);
      before = fix;
    }
    return new FixBlock(fixes.size(), fixes.get(0).timeMs(), before.timeMs(), out.toByteArray());
  }

  int count() {
    return count;
  }

  long firstMs() {
    return firstMs;
  }

  long lastMs() {
    return lastMs;
  }

  /** A fresh list of the fixes. */
  List<Fix> fixes() {
    List<Fix> fixes = new ArrayList<>(count + 1);
    VarBytes in = VarBytes.over(bytes);
    Fix before = ORIGIN;
    for (int i = 0; i < count; i++) {
      before = read(before, in);
      fixes.add(before);
    }
    return fixes;
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(count);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  static FixBlock read(DataInput in) throws IOException {
    int count = in.readUnsignedShort();
    byte[] bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    List<Fix> fixes = new FixBlock(count, 0, 0, bytes).fixes();
    return new FixBlock(count, fixes.get(0).timeMs(), fixes.get(count - 1).timeMs(), bytes);
  }

  private static void write(Fix fix, Fix before, VarBytes out) {
    long delay = fix.receivedMs() - fix.timeMs();
    long delayBefore = before.receivedMs() - before.timeMs();
    int marks =
        (fix.accuracyDm() == before.accuracyDm() ? 0 : ACCURACY)
            | (fix.speedDkph() == before.speedDkph() ? 0 : SPEED)
            | (fix.signals() == before.signals() ? 0 : SIGNALS)
            | (fix.payloadKg() == before.payloadKg() ? 0 : PAYLOAD)
            | (delay == delayBefore ? 0 : DELAY)
            | (fix.partition() == before.partition() ? 0 : PARTITION)
            | (fix.offset() == before.offset() ? 0 : OFFSET)
            | (fix.index() == before.index() ? 0 : INDEX);
    out.writeByte(marks);
    out.writeLong(fix.timeMs() - before.timeMs());
    out.writeLong((long) fix.lngE7() - before.lngE7());
    out.writeLong((long) fix.latE7() - before.latE7());
    if ((marks & ACCURACY) != 0) {
      out.writeLong(fix.accuracyDm() - before.accuracyDm());
    }
    if ((marks & SPEED) != 0) {
      out.writeLong(fix.speedDkph() - before.speedDkph());
    }
    if ((marks & SIGNALS) != 0) {
      out.writeLong(fix.signals() ^ before.signals());
    }
    if ((marks & PAYLOAD) != 0) {
      out.writeLong((long) fix.payloadKg() - before.payloadKg());
    }
    if ((marks & DELAY) != 0) {
      out.writeLong(delay - delayBefore);
    }
    if ((marks & PARTITION) != 0) {
      out.writeLong((long) fix.partition() - before.partition());
    }
    if ((marks & OFFSET) != 0) {
      out.writeLong(fix.offset() - before.offset());
    }
    if ((marks & INDEX) != 0) {
      out.writeLong((long) fix.index() - before.index());
    }
  }

  private static Fix read(Fix before, VarBytes in) {
    int marks = in.readByte();
    long timeMs = before.timeMs() + in.readLong();
    int lngE7 = (int) (before.lngE7() + in.readLong());
    int latE7 = (int) (before.latE7() + in.readLong());
    short accuracyDm =
        (short) (before.accuracyDm() + ((marks & ACCURACY) == 0 ? 0 : in.readLong()));
    short speedDkph = (short) (before.speedDkph() + ((marks & SPEED) == 0 ? 0 : in.readLong()));
    int signals = before.signals() ^ ((marks & SIGNALS) == 0 ? 0 : (int) in.readLong());
    int payloadKg = (int) (before.payloadKg() + ((marks & PAYLOAD) == 0 ? 0 : in.readLong()));
    long delay = before.receivedMs() - before.timeMs() + ((marks & DELAY) == 0 ? 0 : in.readLong());
    int partition = (int) (before.partition() + ((marks & PARTITION) == 0 ? 0 : in.readLong()));
    long offset = before.offset() + ((marks & OFFSET) == 0 ? 0 : in.readLong());
    int index = (int) (before.index() + ((marks & INDEX) == 0 ? 0 : in.readLong()));
    return new Fix(
        timeMs,
        lngE7,
        latE7,
        accuracyDm,
        speedDkph,
        signals,
        payloadKg,
        timeMs + delay,
        partition,
        offset,
        index);
  }
}
