/**
 * The stage that lands what devices say in Kafka, byte for byte.
 *
 * <p>Input: {@link dev.offsite.pipelines.mqtt.MqttMessage}. Output: {@link
 * dev.offsite.pipelines.ingest.LandedMessage}. Side output: {@link
 * dev.offsite.pipelines.ingest.DeadLetter}, for a malformed topic, for a payload above the limit
 * and for what a device sends above its rate; nothing else is refused here. Key: none going in, the
 * device id in Kafka. State: none that is kept over a restart. A repeated or late message is landed
 * like any other; the stages after Kafka drop redeliveries.
 *
 * <p>Topic names of vendors are landed where {@link dev.offsite.pipelines.ingest.IngestSettings}
 * lists them, as bytes like all others; the decoder reads them by the device's vendor profile.
 *
 * <p>{@code LandingRouter} decides and knows no Flink; {@code LandingFunction} is its adapter.
 */
package dev.offsite.pipelines.ingest;
