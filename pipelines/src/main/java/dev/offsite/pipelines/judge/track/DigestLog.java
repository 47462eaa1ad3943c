package dev.offsite.pipelines.judge.track;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Digests of the records of some fixes, by the fix's time. Kept in two arrays, 40 bytes for a
 * digest. Not thread-safe. Hot path.
 */
final class DigestLog {

  private static final int DIGEST_BYTES = 32;
  private static final int INITIAL = 4;
  private static final HexFormat HEX = HexFormat.of();

  private int size;
  private long[] timeMs = new long[INITIAL];
  private byte[] digests = new byte[INITIAL * DIGEST_BYTES];

  int size() {
    return size;
  }

  /** Sets the digest of a fix, in place of an earlier one. */
  void put(long fixTimeMs, String sha256) {
    byte[] digest = HEX.parseHex(sha256);
    if (digest.length != DIGEST_BYTES) {
      throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256");
    }
    int at = find(fixTimeMs);
    if (at < 0) {
      at = -at - 1;
      insert(at, fixTimeMs);
    }
    System.arraycopy(digest, 0, digests, at * DIGEST_BYTES, DIGEST_BYTES);
  }

  /** The digest in lower-case hexadecimal; empty text if none is kept. */
  String get(long fixTimeMs) {
    int at = find(fixTimeMs);
    return at < 0
        ? ""
        : HEX.formatHex(digests, at * DIGEST_BYTES, at * DIGEST_BYTES + DIGEST_BYTES);
  }

  /** Whether that of an earlier fix is held, less than so long before a time. */
  boolean isHeldBefore(long fixTimeMs, long withinMs) {
    int at = find(fixTimeMs);
    int before = (at < 0 ? -at - 1 : at) - 1;
    return before >= 0 && timeMs[before] > fixTimeMs - withinMs;
  }

  void remove(long fixTimeMs) {
    int at = find(fixTimeMs);
    if (at >= 0) {
      removeRange(at, at + 1);
    }
  }

  /** Forgets the digests of fixes up to and including a time. */
  void removeUpTo(long fixTimeMs) {
    int at = find(fixTimeMs);
    removeRange(0, at >= 0 ? at + 1 : -at - 1);
  }

  DigestLog copy() {
    DigestLog copy = new DigestLog();
    copy.size = size;
    copy.timeMs = timeMs.clone();
    copy.digests = digests.clone();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(timeMs[i]);
      out.write(digests, i * DIGEST_BYTES, DIGEST_BYTES);
    }
  }

  static DigestLog read(DataInput in) throws IOException {
    DigestLog log = new DigestLog();
    int count = in.readInt();
    log.timeMs = new long[Math.max(INITIAL, count)];
    log.digests = new byte[log.timeMs.length * DIGEST_BYTES];
    for (int i = 0; i < count; i++) {
      log.timeMs[i] = in.readLong();
      in.readFully(log.digests, i * DIGEST_BYTES, DIGEST_BYTES);
    }
    log.size = count;
    return log;
  }

  private int find(long fixTimeMs) {
    // Nearly always it is the newest, or newer.
    if (size == 0 || fixTimeMs > timeMs[size - 1]) {
      return -size - 1;
    }
    if (fixTimeMs == timeMs[size - 1]) {
      return size - 1;
    }
    return Arrays.binarySearch(timeMs, 0, size, fixTimeMs);
  }

  private void insert(int at, long fixTimeMs) {
    if (size == timeMs.length) {
      int capacity = size + Math.max(INITIAL, size / 4);
      timeMs = Arrays.copyOf(timeMs, capacity);
      digests = Arrays.copyOf(digests, capacity * DIGEST_BYTES);
    }
    System.arraycopy(timeMs, at, timeMs, at + 1, size - at);
    System.arraycopy(
        digests, at * DIGEST_BYTES, digests, (at + 1) * DIGEST_BYTES, (size - at) * DIGEST_BYTES);
    timeMs[at] = fixTimeMs;
    size++;
  }

  private void removeRange(int from, int to) {
    if (from == to) {
      return;
    }
    System.arraycopy(timeMs, to, timeMs, from, size - to);
    System.arraycopy(
        digests, to * DIGEST_BYTES, digests, from * DIGEST_BYTES, (size - to) * DIGEST_BYTES);
    size -= to - from;
    if (size + INITIAL < timeMs.length / 2) {
      timeMs = Arrays.copyOf(timeMs, size + INITIAL);
      digests = Arrays.copyOf(digests, (size + INITIAL) * DIGEST_BYTES);
    }
  }
}
