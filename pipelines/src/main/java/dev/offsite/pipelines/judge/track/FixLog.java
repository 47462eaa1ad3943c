package dev.offsite.pipelines.judge.track;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The fixes of one truck within the lateness horizon, in the order of their time; one for each
 * instant. Not thread-safe. Hot path.
 *
 * <p>The newest are kept as they are; older ones are packed in blocks ({@link FixBlock}). A late
 * fix opens one block only.
 */
final class FixLog {

  /** Fixes of a block; half of that many stay unpacked at least. */
  static final int BLOCK = 16;

  private final List<FixBlock> blocks;
  private final List<Fix> tail;
  private int packed;

  FixLog() {
    this(new ArrayList<>(), new ArrayList<>(), 0);
  }

  private FixLog(List<FixBlock> blocks, List<Fix> tail, int packed) {
    this.blocks = blocks;
    this.tail = tail;
    this.packed = packed;
  }

  int size() {
    return packed + tail.size();
  }

  boolean isEmpty() {
    return tail.isEmpty();
  }

  /** The newest; the log is not empty. */
  Fix last() {
    return tail.get(tail.size() - 1);
  }

  long lastTimeMs() {
    return last().timeMs();
  }

  /** What adding a fix did. */
  enum Added {
    /** It is the newest: one step of the fold is enough. */
    LAST,
    /** It lies before the newest, or replaces one: fold again from there. */
    WITHIN,
    /** A repetition, or the weaker of two contradicting fixes of one instant. */
    NOTHING
  }

  Added add(Fix fix) {
    if (tail.isEmpty() || fix.timeMs() > lastTimeMs()) {
      tail.add(fix);
      pack();
      return Added.LAST;
    }
    if (blocks.isEmpty() || fix.timeMs() > blocks.get(blocks.size() - 1).lastMs()) {
      Added added = insert(tail, fix);
      pack();
      return added;
    }
    int at = blockFor(fix.timeMs());
    List<Fix> fixes = blocks.get(at).fixes();
    int before = fixes.size();
    Added added = insert(fixes, fix);
    if (added == Added.WITHIN) {
      packed += fixes.size() - before;
      blocks.remove(at);
      blocks.addAll(at, split(fixes));
    }
    return added;
  }

  /** Hands over the fixes later than a time, oldest first. */
  void forEachAfter(long timeMs, Consumer<Fix> fold) {
    for (FixBlock block : blocks) {
      if (block.lastMs() > timeMs) {
        handOver(block.fixes(), timeMs, fold);
      }
    }
    handOver(tail, timeMs, fold);
  }

  /** How many fixes lie before a time in blocks that end before it: a quick answer, and no more. */
  int packedBefore(long timeMs) {
    int count = 0;
    for (FixBlock block : blocks) {
      if (block.lastMs() >= timeMs) {
        break;
      }
      count += block.count();
    }
    return count;
  }

  /** Takes out the fixes before a time and hands them over, oldest first. */
  void removeBefore(long timeMs, Consumer<Fix> fold) {
    while (!blocks.isEmpty() && blocks.get(0).firstMs() < timeMs) {
      FixBlock block = blocks.remove(0);
      packed -= block.count();
      List<Fix> fixes = block.fixes();
      int old = countBefore(fixes, timeMs);
      fixes.subList(0, old).forEach(fold);
      if (old < fixes.size()) {
        blocks.add(0, FixBlock.of(fixes.subList(old, fixes.size())));
        packed += fixes.size() - old;
        return;
      }
    }
    if (blocks.isEmpty()) {
      List<Fix> old = tail.subList(0, countBefore(tail, timeMs));
      old.forEach(fold);
      old.clear();
    }
  }

  /** Takes out the fixes up to a time. */
  void removeUpTo(long timeMs) {
    while (!blocks.isEmpty() && blocks.get(0).lastMs() <= timeMs) {
      packed -= blocks.remove(0).count();
    }
    removeBefore(timeMs + 1, fix -> {});
  }

  FixLog copy() {
    return new FixLog(new ArrayList<>(blocks), new ArrayList<>(tail), packed);
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(blocks.size() + (tail.isEmpty() ? 0 : 1));
    for (FixBlock block : blocks) {
      block.write(out);
    }
    if (!tail.isEmpty()) {
      FixBlock.of(tail).write(out);
    }
  }

  static FixLog read(DataInput in) throws IOException {
    FixLog log = new FixLog();
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      FixBlock block = FixBlock.read(in);
      if (i < count - 1) {
        log.blocks.add(block);
        log.packed += block.count();
      } else {
        log.tail.addAll(block.fixes());
      }
    }
    return log;
  }

  /** Reads a log as release 0.1.0 wrote it: the number of fixes, each whole. */
  static FixLog readWhole(DataInput in) throws IOException {
    FixLog log = new FixLog();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      log.add(FixForm.read(FixForm.WITHOUT_SIGNALS, in));
    }
    return log;
  }

  /** The last block that begins at or before a time; the first one for a time before all. */
  private int blockFor(long timeMs) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (blocks.get(middle).firstMs() <= timeMs) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private void pack() {
    if (tail.size() >= 2 * BLOCK) {
      List<Fix> oldest = tail.subList(0, BLOCK);
      blocks.add(FixBlock.of(oldest));
      packed += BLOCK;
      oldest.clear();
    }
  }

  private static List<FixBlock> split(List<Fix> fixes) {
    if (fixes.size() < 2 * BLOCK) {
      return List.of(FixBlock.of(fixes));
    }
    int middle = fixes.size() / 2;
    return List.of(
        FixBlock.of(fixes.subList(0, middle)), FixBlock.of(fixes.subList(middle, fixes.size())));
  }

  private static Added insert(List<Fix> fixes, Fix fix) {
    int at = countBefore(fixes, fix.timeMs());
    if (at == fixes.size() || fixes.get(at).timeMs() != fix.timeMs()) {
      fixes.add(at, fix);
      return Added.WITHIN;
    }
    if (Fix.PRECEDENCE.compare(fix, fixes.get(at)) >= 0) {
      return Added.NOTHING;
    }
    fixes.set(at, fix);
    return Added.WITHIN;
  }

  private static int countBefore(List<Fix> fixes, long timeMs) {
    int low = 0;
    int high = fixes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (fixes.get(middle).timeMs() < timeMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static void handOver(List<Fix> fixes, long timeMs, Consumer<Fix> fold) {
    for (int i = countBefore(fixes, timeMs + 1); i < fixes.size(); i++) {
      fold.accept(fixes.get(i));
    }
  }
}
