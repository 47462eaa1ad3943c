package dev.offsite.standalone.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which messages were published, to look for each of them afterwards. Kept in a file while the run
 * goes on, that the heap that is measured does not grow with it.
 */
final class PublishedMessages implements AutoCloseable {

  private final Path file;
  private final DataOutputStream out;
  private long count;

  PublishedMessages(Path file) throws IOException {
    this.file = file;
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  /** Notes one; thread-safe. */
  synchronized void add(String deviceId, byte[] payload) {
    try {
      out.writeLong(MessageHash.of(deviceId, payload));
      count++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many were noted. */
  synchronized long count() {
    return count;
  }

  /** Ends the notes and gives all to be looked for. */
  synchronized Search search() throws IOException {
    out.flush();
    long[] hashes = new long[Math.toIntExact(count)];
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = in.readLong();
      }
    }
    Arrays.sort(hashes);
    return new Search(hashes);
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  /** The messages in which others are looked for. Not thread-safe. */
  static final class Search {
    private final long[] hashes;
    private final BitSet seen = new BitSet();
    private final int distinct;
    private long repeats;
    private long strangers;

    private Search(long[] sorted) {
      int n = 0;
      for (int i = 0; i < sorted.length; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1]) {
          sorted[n++] = sorted[i];
        }
      }
      hashes = Arrays.copyOf(sorted, n);
      distinct = n;
    }

    void landed(String deviceId, byte[] payload) {
      int place = Arrays.binarySearch(hashes, MessageHash.of(deviceId, payload));
      if (place < 0) {
        strangers++;
      } else if (seen.get(place)) {
        repeats++;
      } else {
        seen.set(place);
      }
    }

    /** Different messages that were published. */
    long distinct() {
      return distinct;
    }

    /** Of these, those that were not found. */
    long missing() {
      return (long) distinct - seen.cardinality();
    }

    /** Found once more than once. */
    long repeats() {
      return repeats;
    }

    /** Found, but not published by us: last wills, which the broker publishes. */
    long strangers() {
      return strangers;
    }
  }
}
