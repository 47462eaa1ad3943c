package dev.offsite.pipelines.emit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.trip.Trip;
import dev.offsite.schemas.trip.TripCodec;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A revision of a trip as JSON, keyed by the trip's id. */
final class TripSchema implements KafkaRecordSerializationSchema<Trip> {

  private static final long serialVersionUID = 1L;
  private static final TripCodec CODEC = new TripCodec();

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Trip trip, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        KafkaTopics.TRIPS,
        null,
        trip.receivedAt().toEpochMilli(),
        trip.id().getBytes(UTF_8),
        CODEC.encode(trip));
  }
}
