package dev.offsite.standalone.bench;

import java.util.BitSet;

/** Which of some numbered messages have come, and how often something else did. */
final class Receipts {

  private final BenchMessages messages;
  private final BitSet seen = new BitSet();
  private long repeats;
  private long altered;

  Receipts(BenchMessages messages) {
    this.messages = messages;
  }

  /** Takes note of a record. */
  void add(String deviceId, byte[] payload) {
    long number = messages.find(deviceId, payload);
    if (number < 0) {
      altered++;
    } else if (seen.get((int) number)) {
      repeats++;
    } else {
      seen.set((int) number);
    }
  }

  /** Different messages that have come. */
  long distinct() {
    return seen.cardinality();
  }

  /** Messages that had come before. */
  long repeats() {
    return repeats;
  }

  /** Records that are not, byte for byte, what was published. */
  long altered() {
    return altered;
  }

  /** Whether a message has come. */
  boolean contains(long number) {
    return seen.get((int) number);
  }

  /** Messages that have come both here and there. */
  long common(Receipts other) {
    BitSet both = (BitSet) seen.clone();
    both.and(other.seen);
    return both.cardinality();
  }
}
