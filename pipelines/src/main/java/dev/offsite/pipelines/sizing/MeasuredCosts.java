package dev.offsite.pipelines.sizing;

/**
 * What a message and a truck cost. Each figure of {@link #HERE} was measured; {@code
 * docs/sizing.md} names the commands, and says which figures are higher than what they print, and
 * why.
 *
 * @param ingestCpuMicros processor time of a message in the ingest job
 * @param detectionCpuMicros the same in the detection job
 * @param historyCpuMicros the same in the history job
 * @param payloadBytes of a position report
 * @param topicNameBytes of the MQTT topic it is published to
 * @param kafkaBytes of its record on disk, a batch of its own
 * @param partitionPerSecond records that one producer can write to one partition in a second
 * @param checkpointBytesAtEachSecond of a truck in the detection job, with a fix each second
 * @param checkpointBytesAtEachTenSeconds the same with one each ten seconds
 * @param heapBytesAtEachSecond of the same truck on the heap
 * @param heapBytesAtEachTenSeconds the same with a fix each ten seconds
 * @param historyBytes of a truck in a checkpoint of the history job, and on its heap
 * @param referenceHeapBytes of a truck's reference data, in every TaskManager
 */
public record MeasuredCosts(
    double ingestCpuMicros,
    double detectionCpuMicros,
    double historyCpuMicros,
    int payloadBytes,
    int topicNameBytes,
    int kafkaBytes,
    int partitionPerSecond,
    int checkpointBytesAtEachSecond,
    int checkpointBytesAtEachTenSeconds,
    int heapBytesAtEachSecond,
    int heapBytesAtEachTenSeconds,
    int historyBytes,
    int referenceHeapBytes) {

  /** On the machine that docs/sizing.md describes. */
  public static final MeasuredCosts HERE =
      new MeasuredCosts(
          34, 45, 23, 300, 37, 456, 180_000, 42_000, 12_000, 80_000, 27_000, 3_400, 1_500);

  /**
   * Of a truck in a checkpoint of the detection job: on the straight line through what was measured
   * at 1 s and at 10 s, over the rate of fixes.
   */
  int checkpointBytes(Fleet fleet) {
    return between(fleet, checkpointBytesAtEachSecond, checkpointBytesAtEachTenSeconds);
  }

  /** The same on the heap. */
  int heapBytes(Fleet fleet) {
    return between(fleet, heapBytesAtEachSecond, heapBytesAtEachTenSeconds);
  }

  /** State is a part for each fix within the horizon and a part that is always there. */
  private static int between(Fleet fleet, int atOne, int atTen) {
    double perSecond = 1000.0 / fleet.fixEvery().toMillis();
    double perFixRate = (atOne - atTen) / 0.9;
    return (int) Math.ceil(atTen + perFixRate * (perSecond - 0.1));
  }
}
