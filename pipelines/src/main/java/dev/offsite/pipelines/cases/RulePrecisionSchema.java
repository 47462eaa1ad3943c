package dev.offsite.pipelines.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.cases.CaseCodec;
import dev.offsite.schemas.cases.RulePrecision;
import dev.offsite.schemas.channel.KafkaTopics;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How often people agree with a rule, keyed by rule, site and device. */
final class RulePrecisionSchema implements KafkaRecordSerializationSchema<RulePrecision> {

  private static final long serialVersionUID = 1L;

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      RulePrecision message, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        KafkaTopics.RULE_PRECISION,
        message.key().getBytes(UTF_8),
        CaseCodec.PRECISION.encode(message));
  }
}
