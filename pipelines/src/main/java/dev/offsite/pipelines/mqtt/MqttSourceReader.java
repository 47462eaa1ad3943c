package dev.offsite.pipelines.mqtt;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * Moves messages from the hand-over into the job and acknowledges them when the checkpoint that
 * holds them is complete.
 *
 * <p>Everything here runs in the task thread and nothing here blocks: connections, and all that can
 * hang in them, live in the threads of the {@link SplitSession}s. A job that is slow simply does
 * not poll; the hand-over then fills up to the receive maximum and the broker keeps the rest. Hot
 * path: {@link #pollNext}.
 */
final class MqttSourceReader implements SourceReader<MqttMessage, MqttSplit> {
  private final MqttSourceConfig config;
  private final MqttConnector connector;
  private final MqttMetrics metrics;
  private final Clock clock;
  private final RandomGenerator random;
  private final HandOver handOver;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final Map<HandOver.Lane, Subscription> byLane = new HashMap<>();

  // Read by the threads of metric reporters.
  private volatile List<SplitSession> sessions = List.of();
  private volatile List<Subscription> shownSubscriptions = List.of();

  MqttSourceReader(
      MqttSourceConfig config,
      MqttConnector connector,
      MqttMetrics metrics,
      Clock clock,
      RandomGenerator random) {
    this.config = config;
    this.connector = connector;
    this.metrics = metrics;
    this.clock = clock;
    this.random = random;
    this.handOver = new HandOver(config.receiveMaximum(), config.handOverBytesMax());
  }

  @Override
  public void start() {
    metrics.show(this);
  }

  @Override
  public void addSplits(List<MqttSplit> splits) {
    List<SplitSession> all = new ArrayList<>(sessions);
    for (MqttSplit split : splits) {
      SplitSession session =
          new SplitSession(
              split,
              config,
              connector,
              handOver,
              new Backoff(config.backoffMin(), config.backoffMax(), random),
              metrics,
              clock);
      Subscription subscription = new Subscription(session);
      subscriptions.add(subscription);
      byLane.put(session.lane(), subscription);
      all.add(session);
      session.start();
    }
    sessions = List.copyOf(all);
    shownSubscriptions = List.copyOf(subscriptions);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<MqttMessage> output) throws Exception {
    Delivery delivery = handOver.poll();
    if (delivery == null) {
      Throwable failure = handOver.failure();
      if (failure != null) {
        throw new IllegalStateException("The MQTT source cannot work: " + failure, failure);
      }
      return InputStatus.NOTHING_AVAILABLE;
    }
    Subscription subscription = byLane.get(handOver.lastPolled());
    MqttMessage message = delivery.message();
    if (delivery.packetIdentifier() != 0) {
      subscription.tracker.emitted(
          delivery.connectionNumber(), delivery.packetIdentifier(), message.receivedAtMillis());
    }
    metrics.numRecordsIn.inc();
    metrics.numBytesIn.inc(message.payload().length);
    subscription.output(output).collect(message, message.receivedAtMillis());
    return InputStatus.MORE_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return handOver.availability();
  }

  @Override
  public List<MqttSplit> snapshotState(long checkpointId) {
    List<MqttSplit> splits = new ArrayList<>();
    for (Subscription subscription : subscriptions) {
      subscription.tracker.seal(checkpointId);
      splits.add(subscription.session.split());
    }
    return splits;
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    for (Subscription subscription : subscriptions) {
      int[] packetIdentifiers = subscription.tracker.release(checkpointId);
      subscription.session.acknowledge(subscription.tracker.connection(), packetIdentifiers);
    }
  }

  @Override
  public void pauseOrResumeSplits(
      Collection<String> splitsToPause, Collection<String> splitsToResume) {
    for (Subscription subscription : subscriptions) {
      String splitId = subscription.session.split().splitId();
      if (splitsToPause.contains(splitId)) {
        subscription.session.lane().paused(HandOver.Pause.PAUSED);
      } else if (splitsToResume.contains(splitId)) {
        subscription.session.lane().paused(HandOver.Pause.FLOWING);
      }
    }
  }

  @Override
  public void notifyNoMoreSplits() {
    // Never ends: MQTT has no end.
  }

  @Override
  public void close() throws InterruptedException {
    handOver.close();
    for (SplitSession session : sessions) {
      session.requestClose();
    }
    for (SplitSession session : sessions) {
      session.close();
    }
  }

  long handOverMessages() {
    return handOver.size();
  }

  long unackedMessages() {
    long unacked = 0;
    for (SplitSession session : sessions) {
      unacked += session.unacked();
    }
    return unacked;
  }

  int connectedSplits() {
    int connected = 0;
    for (SplitSession session : sessions) {
      connected += session.isConnected() ? 1 : 0;
    }
    return connected;
  }

  long receiveLagMillis() {
    return ageMillis(handOver.oldestReceivedAtMillis());
  }

  long oldestUnackedAgeMillis() {
    long oldest = handOver.oldestReceivedAtMillis();
    for (Subscription subscription : shownSubscriptions) {
      oldest = Math.min(oldest, subscription.tracker.oldestReceivedAtMillis());
    }
    return ageMillis(oldest);
  }

  private long ageMillis(long oldest) {
    return oldest == Long.MAX_VALUE ? 0 : Math.max(0, clock.millis() - oldest);
  }

  /** What the task thread knows about one split. */
  private static final class Subscription {
    final SplitSession session;
    final AcknowledgementTracker tracker = new AcknowledgementTracker();
    private SourceOutput<MqttMessage> output;

    Subscription(SplitSession session) {
      this.session = session;
    }

    SourceOutput<MqttMessage> output(ReaderOutput<MqttMessage> reader) {
      if (output == null) {
        output = reader.createOutputForSplit(session.split().splitId());
      }
      return output;
    }
  }
}
