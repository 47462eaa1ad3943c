package dev.offsite.geo.index;

import dev.offsite.geo.fence.Fence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The fences of a snapshot by ordinal and by key, persistent: a derived table shares all but the
 * touched chunk and bucket.
 *
 * <p>Implementation: fences lie in chunks of 256; ordinals lie in 1024 buckets by the hash of the
 * fence id, each bucket an array of hash and ordinal by turns; free ordinals form a linked list.
 */
final class FenceTable {
  static final FenceTable EMPTY =
      new FenceTable(new Fence[0][], new int[FenceTable.BUCKETS][0], 0, 0, null);

  private static final int CHUNK_BITS = 8;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int BUCKETS = 1024;

  private final Fence[][] chunks;
  private final int[][] buckets;
  private final int bound;
  private final int size;
  private final Free free;

  /** An ordinal that is not in use, and the next one. */
  private record Free(int ordinal, Free next) {}

  private FenceTable(Fence[][] chunks, int[][] buckets, int bound, int size, Free free) {
    this.chunks = chunks;
    this.buckets = buckets;
    this.bound = bound;
    this.size = size;
    this.free = free;
  }

  /** The table of some fences, numbered in their order. */
  static FenceTable of(Collection<Fence> fences) {
    Fence[][] chunks = new Fence[(fences.size() + CHUNK - 1) / CHUNK][CHUNK];
    IntList[] buckets = new IntList[BUCKETS];
    Arrays.setAll(buckets, i -> new IntList(4));
    int ordinal = 0;
    for (Fence fence : fences) {
      IntList bucket = buckets[bucket(fence.id())];
      for (int i = 0; i < bucket.size; i += 2) {
        int other = bucket.array[i + 1];
        Fence same = chunks[other >> CHUNK_BITS][other & (CHUNK - 1)];
        if (bucket.array[i] == fence.id().hashCode()
            && same.id().equals(fence.id())
            && same.version() == fence.version()) {
          throw new IllegalArgumentException(
              "two fences have id " + fence.id() + " and version " + fence.version());
        }
      }
      chunks[ordinal >> CHUNK_BITS][ordinal & (CHUNK - 1)] = fence;
      bucket.add(fence.id().hashCode(), ordinal++);
    }
    int[][] packed = new int[BUCKETS][];
    Arrays.setAll(packed, i -> buckets[i].toArray());
    return new FenceTable(chunks, packed, ordinal, ordinal, null);
  }

  int size() {
    return size;
  }

  int bound() {
    return bound;
  }

  /** The fence of an ordinal, or null. */
  Fence at(int ordinal) {
    return ordinal < 0 || ordinal >= bound
        ? null
        : chunks[ordinal >> CHUNK_BITS][ordinal & (CHUNK - 1)];
  }

  /** The ordinal of a key, or -1. */
  int ordinalOf(String id, int version) {
    int[] bucket = buckets[bucket(id)];
    for (int i = 0; i < bucket.length; i += 2) {
      if (bucket[i] == id.hashCode()) {
        Fence fence = at(bucket[i + 1]);
        if (fence.version() == version && fence.id().equals(id)) {
          return bucket[i + 1];
        }
      }
    }
    return -1;
  }

  List<Fence> versions(String id) {
    List<Fence> versions = new ArrayList<>();
    int[] bucket = buckets[bucket(id)];
    for (int i = 0; i < bucket.length; i += 2) {
      Fence fence = at(bucket[i + 1]);
      if (fence.id().equals(id)) {
        versions.add(fence);
      }
    }
    return versions;
  }

  /** The ordinal that {@link #with} gives a fence that has none. */
  int nextOrdinal() {
    return free == null ? bound : free.ordinal();
  }

  /** This table with a fence at an ordinal: that of its key, or the next one. */
  FenceTable with(int ordinal, Fence fence) {
    boolean fresh = at(ordinal) == null;
    Fence[][] newChunks =
        Arrays.copyOf(chunks, Math.max(chunks.length, (ordinal >> CHUNK_BITS) + 1));
    Fence[] chunk = newChunks[ordinal >> CHUNK_BITS];
    chunk = chunk == null ? new Fence[CHUNK] : chunk.clone();
    chunk[ordinal & (CHUNK - 1)] = fence;
    newChunks[ordinal >> CHUNK_BITS] = chunk;
    if (!fresh) {
      return new FenceTable(newChunks, buckets, bound, size, free);
    }
    int[][] newBuckets = buckets.clone();
    int at = bucket(fence.id());
    int[] bucket = Arrays.copyOf(buckets[at], buckets[at].length + 2);
    bucket[bucket.length - 2] = fence.id().hashCode();
    bucket[bucket.length - 1] = ordinal;
    newBuckets[at] = bucket;
    Free rest = free == null ? null : free.next();
    return new FenceTable(newChunks, newBuckets, Math.max(bound, ordinal + 1), size + 1, rest);
  }

  /** This table without the fence of an ordinal. */
  FenceTable without(int ordinal) {
    Fence fence = at(ordinal);
    Fence[][] newChunks = chunks.clone();
    newChunks[ordinal >> CHUNK_BITS] = newChunks[ordinal >> CHUNK_BITS].clone();
    newChunks[ordinal >> CHUNK_BITS][ordinal & (CHUNK - 1)] = null;
    int[][] newBuckets = buckets.clone();
    int at = bucket(fence.id());
    IntList bucket = new IntList(buckets[at].length);
    for (int i = 0; i < buckets[at].length; i += 2) {
      if (buckets[at][i + 1] != ordinal) {
        bucket.add(buckets[at][i], buckets[at][i + 1]);
      }
    }
    newBuckets[at] = bucket.toArray();
    return new FenceTable(newChunks, newBuckets, bound, size - 1, new Free(ordinal, free));
  }

  private static int bucket(String id) {
    int hash = id.hashCode() * 0x9E3779B9;
    return hash >>> 22;
  }
}
