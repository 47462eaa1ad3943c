package dev.offsite.standalone.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.pipelines.emit.KafkaSinks;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import dev.offsite.schemas.feedback.RefusedFeedback;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends one feedback and says what became of it. */
public final class FeedbackDesk {

  private final String bootstrapServers;

  /**
   * A desk.
   *
   * @param bootstrapServers {@code host:port} of one or more brokers, comma-separated
   */
  public FeedbackDesk(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** What became of a feedback. */
  public sealed interface Outcome {

    /** It was applied, and the case stands so. */
    record Applied(CaseState state) implements Outcome {}

    /** It was refused: the reason code and a sentence. */
    record Refused(String reason, String detail) implements Outcome {}

    /** Neither was heard of in time: it waits for its candidate, or the case job does not run. */
    record Unheard() implements Outcome {}
  }

  /**
   * Sends a feedback and waits for the case job's answer.
   *
   * @throws ExecutionException if Kafka does not take it
   */
  public Outcome send(CaseFeedback feedback, Duration patience)
      throws ExecutionException, InterruptedException {
    try (CaseTopics topics = new CaseTopics(bootstrapServers)) {
      topics.followFromHere();
      write(feedback);
      long deadline = System.nanoTime() + patience.toNanos();
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> record : topics.poll()) {
          Optional<Outcome> outcome = outcome(feedback, record);
          if (outcome.isPresent()) {
            return outcome.get();
          }
        }
      }
      return new Outcome.Unheard();
    }
  }

  private void write(CaseFeedback feedback) throws ExecutionException, InterruptedException {
    Properties settings = KafkaSinks.producerProperties(new Properties());
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  KafkaTopics.CASE_FEEDBACK,
                  feedback.candidateId(),
                  new CaseFeedbackCodec().encode(feedback)))
          .get();
    }
  }

  private static Optional<Outcome> outcome(
      CaseFeedback feedback, ConsumerRecord<String, byte[]> record) {
    if (header(record, RefusedFeedback.FEEDBACK_ID).equals(feedback.feedbackId())) {
      return Optional.of(
          new Outcome.Refused(
              header(record, RefusedFeedback.REASON), header(record, RefusedFeedback.DETAIL)));
    }
    return CaseTopics.find(record)
        .filter(state -> state.candidateId().equals(feedback.candidateId()))
        .filter(
            state ->
                state.lastFeedback() != null
                    && state.lastFeedback().feedbackId().equals(feedback.feedbackId()))
        .map(Outcome.Applied::new);
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }
}
