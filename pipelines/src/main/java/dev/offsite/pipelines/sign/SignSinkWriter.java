package dev.offsite.pipelines.sign;

import dev.offsite.pipelines.mqtt.MqttPublisher;
import dev.offsite.schemas.sign.SignMessage;
import dev.offsite.schemas.sign.SignMessageCodec;
import dev.offsite.schemas.sign.SignTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** See {@link SignSink}. */
final class SignSinkWriter implements SinkWriter<SignMessage> {

  /** A blank is worth as much as long as a sign may still show what it ends. */
  private static final Duration BLANK_EXPIRES_AFTER = Duration.ofMinutes(1);

  private final SignMessageCodec codec = new SignMessageCodec();
  private final MqttPublisher publisher;
  private final Clock clock;
  private final Counter published;
  private final Counter expired;
  private final Counter dropped;

  SignSinkWriter(MqttPublisher publisher, Clock clock, MetricGroup metrics) {
    this.publisher = publisher;
    this.clock = clock;
    published = metrics.counter("signMessagesPublished");
    expired = metrics.counter("signMessagesExpired");
    dropped = metrics.counter("signMessagesDropped");
  }

  @Override
  public void write(SignMessage message, Context context) {
    Instant now = clock.instant();
    boolean isBlank = message.action() == SignMessage.Action.BLANK;
    if (!isBlank && !now.isBefore(message.validUntil())) {
      expired.inc();
      return;
    }
    Duration expiry = isBlank ? BLANK_EXPIRES_AFTER : Duration.between(now, message.validUntil());
    boolean isSent =
        publisher.publish(SignTopic.of(message.signId()), codec.encode(message), expiry);
    (isSent ? published : dropped).inc();
  }

  /** Nothing waits here. */
  @Override
  public void flush(boolean endOfInput) {}

  @Override
  public void close() {
    publisher.close();
  }
}
