package dev.offsite.pipelines.serialization;

import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Memory in which a value takes form before it goes to a stream as a whole: a checkpoint passes
 * every single number through four layers of streams. One for each thread; a value within a value
 * finds itself in the memory of the outer one.
 */
final class Scratch {

  private static final int USUAL_BYTES = 4_096;

  /** What a thread keeps for the next value: larger ones are rare. */
  private static final int KEPT_BYTES_MAX = 262_144;

  private static final ThreadLocal<DataOutputSerializer> OF_THREAD = new ThreadLocal<>();

  /** Empty memory, which nobody else has until its end. */
  static DataOutputSerializer begin() {
    DataOutputSerializer kept = OF_THREAD.get();
    if (kept == null) {
      return new DataOutputSerializer(USUAL_BYTES);
    }
    OF_THREAD.remove();
    return kept;
  }

  /** Gives it back. */
  static void end(DataOutputSerializer scratch) {
    if (scratch.getSharedBuffer().length <= KEPT_BYTES_MAX) {
      scratch.clear();
      OF_THREAD.set(scratch);
    }
  }

  private Scratch() {}
}
