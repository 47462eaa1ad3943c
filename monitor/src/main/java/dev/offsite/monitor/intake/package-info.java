/**
 * Reads Kafka: every partition of every topic it knows, without a consumer group, so that any
 * number of centres see everything and none leaves a trace.
 *
 * <p>{@link dev.offsite.monitor.intake.TopicReader} hands records to {@link
 * dev.offsite.monitor.intake.RecordTaker}s, which fold them into the boards and need no Kafka. A
 * topic that does not exist is looked for again and is no error; a record that cannot be read is
 * counted and passed over.
 */
package dev.offsite.monitor.intake;
