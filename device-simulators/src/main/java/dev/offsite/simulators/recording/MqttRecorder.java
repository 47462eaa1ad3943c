package dev.offsite.simulators.recording;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what a subscription delivers.
 *
 * <p>A message is acknowledged when it is on the disk, so nothing acknowledged is lost, also not by
 * a kill or a failure of the power. What was written and not yet acknowledged when a connection was
 * lost comes again in a persistent session, and then stands in the file twice. After a loss it
 * connects again, with growing pauses.
 *
 * <p>One thread records; others may ask for the counts.
 */
public final class MqttRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(MqttRecorder.class);

  private static final long POLL_MILLIS = 50;
  private static final long BACK_OFF_MILLIS = 100;

  /** Half of what the broker sends without an acknowledgement: it need not stop to wait. */
  private static final int SYNC_MESSAGES = Subscription.RECEIVE_MAX / 2;

  /** The most that a message waits for the disk, and so for its acknowledgement. */
  private static final Duration SYNC_INTERVAL = Duration.ofMillis(500);

  private final Subscriber subscriber;
  private final RecordingWriter writer;
  private final Clock clock;

  private final LongAdder messages = new LongAdder();
  private final LongAdder payloadBytes = new LongAdder();
  private final LongAdder tooLong = new LongAdder();
  private final LongAdder reconnects = new LongAdder();
  private volatile String lastTopic = "";
  private long syncedNanos = System.nanoTime();

  /** A recorder; the writer stays open. */
  public MqttRecorder(Subscriber subscriber, RecordingWriter writer, Clock clock) {
    this.subscriber = subscriber;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * What was recorded so far.
   *
   * @param messages written
   * @param payloadBytes their payloads
   * @param tooLong not written: above {@link RecordedMessage#PAYLOAD_BYTES_MAX}
   * @param reconnects connections after the first
   * @param lastTopic of the newest message; empty if there is none
   */
  public record Counts(
      long messages, long payloadBytes, long tooLong, long reconnects, String lastTopic) {}

  /** What was recorded so far; to be asked by any thread. */
  public Counts counts() {
    return new Counts(
        messages.sum(), payloadBytes.sum(), tooLong.sum(), reconnects.sum(), lastTopic);
  }

  /**
   * Records until told to stop.
   *
   * @throws ConnectException if the first connection or its subscription does not come about
   */
  public void record(BooleanSupplier stop) throws IOException, InterruptedException {
    Subscription subscription = first();
    long backOffMillis = BACK_OFF_MILLIS;
    while (true) {
      long before = messages.sum();
      serve(subscription, stop);
      subscription.close();
      if (stop.getAsBoolean()) {
        return;
      }
      backOffMillis = messages.sum() > before ? BACK_OFF_MILLIS : backOffMillis;
      LOG.warn("lost the connection to {}; connecting again", subscriber.server());
      Subscription next = null;
      while (next == null) {
        TimeUnit.MILLISECONDS.sleep(backOffMillis);
        if (stop.getAsBoolean()) {
          return;
        }
        backOffMillis = Math.min(2 * backOffMillis, subscriber.backOffMax().toMillis());
        try {
          next = Subscription.open(subscriber, clock);
        } catch (MqttException e) {
          LOG.debug("not yet", e);
        }
      }
      reconnects.increment();
      subscription = next;
    }
  }

  private Subscription first() throws ConnectException {
    try {
      return Subscription.open(subscriber, clock);
    } catch (MqttException e) {
      ConnectException refused = new ConnectException(e.toString());
      refused.initCause(e);
      throw refused;
    }
  }

  private void serve(Subscription subscription, BooleanSupplier stop)
      throws IOException, InterruptedException {
    while (!stop.getAsBoolean() && !subscription.isLost()) {
      Subscription.Arrival arrival = subscription.poll(POLL_MILLIS);
      if (arrival != null) {
        write(arrival);
      }
      boolean isDue = System.nanoTime() - syncedNanos >= SYNC_INTERVAL.toNanos();
      if (subscription.unacknowledged() >= SYNC_MESSAGES || isDue) {
        sync(subscription);
      }
    }
    if (subscription.isLost()) {
      writeLeftOver(subscription);
    }
    sync(subscription);
  }

  /** What came before the connection was lost: nobody may send it again. */
  private void writeLeftOver(Subscription subscription) throws IOException, InterruptedException {
    Subscription.Arrival arrival = subscription.poll(0);
    while (arrival != null) {
      write(arrival);
      arrival = subscription.poll(0);
    }
  }

  private void sync(Subscription subscription) throws IOException {
    writer.sync();
    syncedNanos = System.nanoTime();
    subscription.acknowledge();
  }

  private void write(Subscription.Arrival arrival) throws IOException {
    byte[] payload = arrival.message().getPayload();
    if (payload.length > RecordedMessage.PAYLOAD_BYTES_MAX) {
      tooLong.increment();
      LOG.warn("{}: {} bytes are too long to be recorded", arrival.topicName(), payload.length);
      return;
    }
    writer.write(
        new RecordedMessage(
            arrival.receivedAt(),
            arrival.topicName(),
            arrival.message().getQos(),
            arrival.message().isRetained(),
            payload));
    messages.increment();
    payloadBytes.add(payload.length);
    lastTopic = arrival.topicName();
  }
}
