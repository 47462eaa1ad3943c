/**
 * The whole path of an instance in this process, from simulated devices over the MQTT broker,
 * ingest and Kafka to detection and {@code case-intake}, its history included: what a message costs
 * and how long a candidate takes, at given rates and as fast as the broker accepts. Answers are
 * compared with the truth before a figure is shown.
 */
package dev.offsite.standalone.bench.path;
