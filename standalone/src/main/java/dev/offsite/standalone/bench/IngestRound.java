package dev.offsite.standalone.bench;

/**
 * One drain of a full session.
 *
 * @param side who drained
 * @param messages landed while the clock ran
 * @param seconds it ran
 * @param processCpuSeconds processor time of everything in the process meanwhile
 * @param consumerCpuSeconds of it, that of the Java threads which are neither broker nor Kafka
 * @param repeats messages landed more than once
 */
record IngestRound(
    IngestSide side,
    long messages,
    double seconds,
    double processCpuSeconds,
    double consumerCpuSeconds,
    long repeats) {

  double messagesPerSecond() {
    return messages / seconds;
  }

  double processCpuSecondsPerMillion() {
    return processCpuSeconds * 1e6 / messages;
  }

  double consumerCpuSecondsPerMillion() {
    return consumerCpuSeconds * 1e6 / messages;
  }
}
