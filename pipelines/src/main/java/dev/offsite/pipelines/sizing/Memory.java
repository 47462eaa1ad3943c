package dev.offsite.pipelines.sizing;

/**
 * What a job holds.
 *
 * @param stateBytes on the heaps of all its TaskManagers together
 * @param copiedBytes on the heap of each of them
 * @param checkpointBytes of a whole checkpoint
 */
record Memory(double stateBytes, double copiedBytes, double checkpointBytes) {

  /** Default of {@code mqtt.hand-over-bytes-max}. */
  static final double HAND_OVER_BYTES = 67_108_864;

  /** Flink's own objects, as its {@code taskmanager.memory.framework.heap.size}. */
  static final double FRAMEWORK_BYTES = 134_217_728;

  /** Kafka's producer buffers 32 MB, and its consumers as much again. */
  static final double SLOT_BYTES = 67_108_864;

  /** Metaspace and JVM overhead, as compose's TaskManager has them. */
  static final int OUTSIDE_MEGABYTES = 512;

  /** Of what is not metaspace or overhead; the rest are network buffers and off-heap memory. */
  static final double HEAP_SHARE = 0.75;

  /** Kubernetes deals in these. */
  private static final int STEP_MEGABYTES = 256;

  private static final double MEBI = 1024 * 1024;

  /** Each session may hold what it has handed over, and keeps nothing of a truck. */
  static Memory ofIngest(int sessions) {
    return new Memory(sessions * HAND_OVER_BYTES, 0, 1);
  }

  /** Of each TaskManager's process; state twice, as garbage is collected beside it. */
  int megabytes(int taskManagers, int slots) {
    double heap =
        FRAMEWORK_BYTES
            + slots * SLOT_BYTES
            + Sizing.HEADROOM * (stateBytes / taskManagers + copiedBytes);
    return (int) Sizing.roundUp(heap / MEBI / HEAP_SHARE + OUTSIDE_MEGABYTES, STEP_MEGABYTES);
  }
}
