package dev.offsite.pipelines.check;

/**
 * Tells what a device said before, byte for byte, in other bytes, or differently under the same
 * key.
 *
 * <p>Remembers the newest {@value #PAYLOADS} payloads and {@value #REPORTS} reports as fingerprints
 * of 64 bits: 5 KB. Not thread-safe.
 */
final class RecentReports {

  static final int PAYLOADS = 128;
  static final int REPORTS = 256;

  private final long[] payloads = new long[PAYLOADS];
  private final long[] keys = new long[REPORTS];
  private final int[] contents = new int[REPORTS];
  private int payloadCount;
  private int keyCount;

  /** How a report relates to what came before. */
  enum Relation {
    /** Not seen lately. */
    NEW,
    /** The same report in other bytes, as when it comes again in a batch. */
    SAME,
    /** Another content under the same natural key. */
    CONFLICTING
  }

  /** Whether the same bytes came lately; remembers them. */
  boolean isRepeated(String topicName, byte[] payload) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < topicName.length(); i++) {
      hash = (hash ^ topicName.charAt(i)) * 0x100000001b3L;
    }
    for (byte b : payload) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
    }
    for (int i = 0; i < Math.min(payloadCount, PAYLOADS); i++) {
      if (payloads[i] == hash) {
        return true;
      }
    }
    payloads[payloadCount % PAYLOADS] = hash;
    payloadCount = payloadCount == 2 * PAYLOADS - 1 ? PAYLOADS : payloadCount + 1;
    return false;
  }

  /**
   * How a report relates to those before; remembers it.
   *
   * @param content the same for equal reports
   */
  Relation relate(String naturalKey, int content) {
    long key = 0xcbf29ce484222325L;
    for (int i = 0; i < naturalKey.length(); i++) {
      key = (key ^ naturalKey.charAt(i)) * 0x100000001b3L;
    }
    for (int i = 0; i < Math.min(keyCount, REPORTS); i++) {
      if (keys[i] == key) {
        return contents[i] == content ? Relation.SAME : Relation.CONFLICTING;
      }
    }
    int slot = keyCount % REPORTS;
    keys[slot] = key;
    contents[slot] = content;
    keyCount = keyCount == 2 * REPORTS - 1 ? REPORTS : keyCount + 1;
    return Relation.NEW;
  }
}
