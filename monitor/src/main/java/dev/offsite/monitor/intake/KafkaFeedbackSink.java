package dev.offsite.monitor.intake;

import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Writes decisions to {@code case-feedback}, keyed by candidate. Thread-safe. */
public final class KafkaFeedbackSink implements FeedbackSink, AutoCloseable {

  private static final long WAIT_MAX_S = 10;

  private final Producer<byte[], byte[]> producer;
  private final CaseFeedbackCodec codec = new CaseFeedbackCodec();

  /** Writes with this producer, which is closed with the sink. */
  public KafkaFeedbackSink(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  @Override
  public void send(CaseFeedback feedback) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  KafkaTopics.CASE_FEEDBACK,
                  feedback.candidateId().getBytes(StandardCharsets.UTF_8),
                  codec.encode(feedback)))
          .get(WAIT_MAX_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while a decision was written", e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new StoreUnavailableException("the decision cannot be written to Kafka", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
