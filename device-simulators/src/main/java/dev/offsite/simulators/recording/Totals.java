package dev.offsite.simulators.recording;

/**
 * Sums over blocks.
 *
 * @param earliestMicros meaningless without messages
 * @param latestMicros meaningless without messages
 */
record Totals(
    long messages, long payloadBytes, long blocks, long earliestMicros, long latestMicros) {

  static final Totals NONE = new Totals(0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

  Totals plus(BlockHeader block, long payload) {
    return new Totals(
        messages + block.records(),
        payloadBytes + payload,
        blocks + 1,
        Math.min(earliestMicros, block.earliestMicros()),
        Math.max(latestMicros, block.latestMicros()));
  }
}
