package dev.offsite.pipelines.emit;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.KafkaTopics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes revisions to {@code case-intake} outside a job, as the job's sink writes them. */
public final class CandidateWriter {

  /**
   * Writes all of them and waits until Kafka has them.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @throws KafkaException if one cannot be written; those before it stand
   */
  public static void write(String bootstrapServers, Collection<Candidate> revisions)
      throws InterruptedException {
    Properties properties = KafkaSinks.producerProperties(new Properties());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    CandidateSchema schema = new CandidateSchema(KafkaTopics.CASE_INTAKE);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> written = new ArrayList<>();
      for (Candidate revision : revisions) {
        ProducerRecord<byte[], byte[]> record = schema.serialize(revision, null, null);
        written.add(producer.send(record));
      }
      producer.flush();
      for (Future<RecordMetadata> one : written) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new KafkaException("a revision was not written: " + e.getCause(), e);
    }
  }

  private CandidateWriter() {}
}
