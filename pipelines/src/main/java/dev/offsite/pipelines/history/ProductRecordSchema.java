package dev.offsite.pipelines.history;

import dev.offsite.pipelines.serialization.ContractSerializer;
import dev.offsite.schemas.json.JsonFaultsException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what another job says, in the JSON of the contract. A record without value is a deletion;
 * one that is no such message is counted as {@code unreadableProducts}, logged with its
 * coordinates, and stays in Kafka.
 *
 * @param <T> the message
 */
final class ProductRecordSchema<T> implements KafkaRecordDeserializationSchema<T> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ProductRecordSchema.class);

  private final ContractSerializer<T> form;

  private transient Counter unreadable;

  ProductRecordSchema(ContractSerializer<T> form) {
    this.form = form;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    unreadable = context.getMetricGroup().counter("unreadableProducts");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
    if (record.value() == null) {
      return;
    }
    T message;
    try {
      message = form.ofContract(record.value());
    } catch (JsonFaultsException e) {
      unreadable.inc();
      LOG.warn(
          "Left out, no {}: {}/{}/{}",
          form.type().getSimpleName(),
          record.topic(),
          record.partition(),
          record.offset());
      return;
    }
    out.collect(message);
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return form.asType();
  }
}
