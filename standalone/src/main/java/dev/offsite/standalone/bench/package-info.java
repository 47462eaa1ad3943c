/**
 * Benchmarks of a whole ingest in this process: broker, Kafka and Flink as an instance runs them,
 * in a folder of their own. Answers are checked before a figure is shown.
 */
package dev.offsite.standalone.bench;
