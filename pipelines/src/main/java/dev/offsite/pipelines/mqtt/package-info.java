/**
 * A Flink source for MQTT, usable on its own.
 *
 * <p>Input: PUBLISH packets of a broker. Output: {@link dev.offsite.pipelines.mqtt.MqttMessage},
 * undecoded. Side outputs: none. Key: none. State: the splits, for nothing but information; what is
 * unacknowledged is kept by the broker and is cleared by PUBACK after a completed checkpoint. A
 * repeated message is handed on as it comes, marked where the broker marks it; there is no "late".
 *
 * <p>{@link dev.offsite.pipelines.mqtt.MqttSource} states the guarantees. Threads: the task thread
 * runs the reader; each split has a thread for its connection ({@code SplitSession}), and the
 * client library has its own. They meet in {@code HandOver}.
 */
package dev.offsite.pipelines.mqtt;
