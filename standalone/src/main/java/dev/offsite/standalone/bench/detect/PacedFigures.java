package dev.offsite.standalone.bench.detect;

/**
 * Times from handing a message to Kafka's producer to the answer at the sink, milliseconds.
 *
 * @param answers how many there were; with fewer than a thousand the last figure is the slowest
 */
record PacedFigures(long answers, double p50Ms, double p99Ms, double p999Ms) {}
