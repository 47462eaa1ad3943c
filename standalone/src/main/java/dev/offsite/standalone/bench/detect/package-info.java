/**
 * The detection job beside what people would use instead, over the same traffic in the same run:
 * same records in the same Kafka, same decoder, same exchange by device, same sink. Answers are
 * compared with a truth that is computed without any of them before a figure is shown.
 */
package dev.offsite.standalone.bench.detect;
