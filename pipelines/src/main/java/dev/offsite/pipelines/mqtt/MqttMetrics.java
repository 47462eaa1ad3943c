package dev.offsite.pipelines.mqtt;

import dev.offsite.pipelines.time.ServerClock;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;

/**
 * The metrics of one reader, all below the group {@link #GROUP} of its operator.
 *
 * <p>Of Flink's standard source metrics: {@code numRecordsIn}, {@code numBytesIn} and {@code
 * currentEmitEventTimeLag} mean what they say, the last as the time from receipt to emission, since
 * a message carries its receive time as timestamp. {@code pendingRecords} is not shown, because it
 * is what waits at the broker, and a client is never told that. {@code currentFetchEventTimeLag} is
 * not shown, because event time is receive time and the lag would always be zero.
 */
final class MqttMetrics {
  static final String GROUP = "mqtt";

  /** Gauge: messages received over the present connections and not yet acknowledged. */
  static final String UNACKED_MESSAGES = "unackedMessages";

  /**
   * Counter: messages that arrived with the DUP flag. A lower bound of the repeats: Artemis does
   * not set it after a connection that was closed in order.
   */
  static final String REDELIVERED = "redelivered";

  /** Counter: connections opened after the first one of each split. */
  static final String RECONNECTS = "reconnects";

  /** Counter: reconnects that found the session gone, and with it what was queued in it. */
  static final String LOST_SESSIONS = "lostSessions";

  /** Gauge: splits whose connection stands at present. */
  static final String CONNECTED_SPLITS = "connectedSplits";

  /** Gauge: age in milliseconds of the message that waits longest to enter the job, else 0. */
  static final String RECEIVE_LAG = "receiveLag";

  /** Gauge: messages that wait to enter the job. */
  static final String HAND_OVER_MESSAGES = "handOverMessages";

  /**
   * Gauge: lag by receive time, the age in milliseconds of the oldest message that was received and
   * neither acknowledged nor, at QoS 0, handed to the job, else 0. Normally up to a checkpoint
   * interval and duration; it grows without end when checkpoints fail.
   */
  static final String OLDEST_UNACKED_AGE = "oldestUnackedAge";

  /** Counter: QoS 0 messages dropped because the hand-over was full. */
  static final String DROPPED_QOS0 = "droppedQos0";

  /** Counter: payloads above the limit, cut to their first bytes. */
  static final String CUT_PAYLOADS = "cutPayloads";

  /** Counter: acknowledgements sent. */
  static final String ACKNOWLEDGED = "acknowledged";

  /**
   * Gauge: how far in milliseconds the wall clock of this server is from the one that receive times
   * go by, after somebody set it; 0 normally.
   */
  static final String SERVER_CLOCK_STEP = "serverClockStep";

  /** Gauge: how often the wall clock of this server was set since the process started. */
  static final String SERVER_CLOCK_STEPS = "serverClockSteps";

  final Counter redelivered;
  final Counter reconnects;
  final Counter lostSessions;
  final Counter droppedQos0;
  final Counter cutPayloads;
  final Counter acknowledged;
  final Counter numBytesIn;
  final Counter numRecordsIn;

  private final MetricGroup group;

  MqttMetrics(SourceReaderMetricGroup operator) {
    this.group = operator.addGroup(GROUP);
    // These are counted by threads of the connections, several at a time.
    redelivered = group.counter(REDELIVERED, new SharedCounter());
    lostSessions = group.counter(LOST_SESSIONS, new SharedCounter());
    reconnects = group.counter(RECONNECTS, new SharedCounter());
    droppedQos0 = group.counter(DROPPED_QOS0, new SharedCounter());
    cutPayloads = group.counter(CUT_PAYLOADS, new SharedCounter());
    acknowledged = group.counter(ACKNOWLEDGED, new SharedCounter());
    numRecordsIn = operator.getIOMetricGroup().getNumRecordsInCounter();
    numBytesIn = operator.getIOMetricGroup().getNumBytesInCounter();
  }

  /** Shows what the reader can tell at any moment. */
  void show(MqttSourceReader reader) {
    group.gauge(HAND_OVER_MESSAGES, reader::handOverMessages);
    group.gauge(UNACKED_MESSAGES, reader::unackedMessages);
    group.gauge(CONNECTED_SPLITS, reader::connectedSplits);
    group.gauge(RECEIVE_LAG, reader::receiveLagMillis);
    group.gauge(OLDEST_UNACKED_AGE, reader::oldestUnackedAgeMillis);
    group.gauge(SERVER_CLOCK_STEP, () -> ServerClock.steps().stepMillis());
    group.gauge(SERVER_CLOCK_STEPS, () -> ServerClock.steps().steps());
  }
}
