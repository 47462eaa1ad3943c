package dev.offsite.pipelines.mqtt;

import dev.offsite.pipelines.time.ServerClock;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.RichSourceReaderContext;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SupportsSplitReassignmentOnRecovery;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;

/**
 * Reads application messages from an MQTT broker of version 5 or 3.1.1.
 *
 * <p><b>Guarantee:</b> at least once for what is published at QoS 1 or 2: what the broker has
 * accepted for the subscription enters a completed checkpoint or is delivered again; it may enter
 * more than once. QoS 2 is received as QoS 1 ({@link MqttSourceBuilder#subscriptionQos} says why),
 * QoS 0 keeps its "at most once".
 *
 * <p><b>A split</b> is one topic filter with one fixed client identifier, which is one persistent
 * session on the broker (clean start off, with a session expiry). A plain filter is one split, a
 * shared one as many as configured. A split has no position: a broker cannot rewind, so the
 * acknowledgement is the only position there is.
 *
 * <p><b>PUBACK</b> is sent when the checkpoint that holds the message has completed, and only over
 * the connection that delivered it. If the notification of a completed checkpoint is lost, the
 * message is delivered again. When the job ends in order, what is to be acknowledged is
 * acknowledged first, so nothing that a savepoint holds repeats.
 *
 * <p><b>On failover</b>, of the job or of a connection, the broker delivers everything
 * unacknowledged again, normally with the DUP flag. A lost connection does not fail the task: it is
 * opened anew, with growing pauses, for as long as it takes; a silent one is given up after one and
 * a half times the keep-alive. Only a broker that refuses the very first connection or subscription
 * of a split (credentials, certificates, permissions, filter, or a QoS below the one asked for)
 * fails the task.
 *
 * <p><b>Unacknowledged messages</b> are at most the receive maximum per split, in the broker and in
 * this process. When the job is slow or stands still, the broker holds the rest. In bytes, the
 * hand-over is bounded per split; a job that stands still longer than the keep-alive interval with
 * that bound reached loses the connection, and with it nothing but time. In MQTT 3.1.1 the broker's
 * own limit stands in for the receive maximum; see {@link MqttProtocol#V3_1_1}.
 *
 * <p><b>Throughput</b> of a split is at most receive maximum / (checkpoint interval + duration).
 *
 * <p><b>Without checkpointing</b> nothing could ever be acknowledged and the broker would stop
 * after the receive maximum: the source refuses to start.
 *
 * <p><b>Parallelism above 1</b> spreads the splits, split <i>i</i> to reader <i>i</i> mod
 * parallelism; readers without a split stay idle. More parallelism needs more filters, or a shared
 * filter, whose messages the broker divides among its splits. Order holds per plain split and
 * connection only, and not over a redelivery.
 *
 * <p><b>Retained and last-will messages</b> come like any other. {@link MqttMessage#retained} is
 * true where the broker sent a stored message, whose age is unknown; a will has no mark of its own.
 *
 * <p><b>Large payloads:</b> no maximum packet size is announced, because a broker must then discard
 * larger messages in silence. A payload above the limit is cut on arrival to its first bytes and
 * carries its length and SHA-256; the connection lives on. If the broker's own limit is lower, the
 * message never gets here: Artemis closes the device's connection with reason code 0x95, mosquitto
 * puts a reason code into the PUBACK; a device of MQTT 3.1.1 may be told nothing at all.
 *
 * <p><b>What the broker must do:</b> keep sessions over its restart (in MQTT 3.1.1: for long
 * enough), not limit the messages in flight or queued below the receive maximum (mosquitto: {@code
 * max_inflight_messages 0}, {@code max_queued_messages 0}), and never give up delivering (Artemis:
 * {@code max-delivery-attempts -1}; its default of 10 throws away what ten connections in a row
 * have not acknowledged). A broker that is killed before it has saved what it acknowledged to a
 * device loses it, and no client can help.
 */
public final class MqttSource
    implements Source<MqttMessage, MqttSplit, MqttEnumeratorState>,
        ResultTypeQueryable<MqttMessage>,
        SupportsSplitReassignmentOnRecovery {
  private static final long serialVersionUID = 1L;

  private final MqttSourceConfig config;
  private final MqttConnector connector;

  MqttSource(MqttSourceConfig config, MqttConnector connector) {
    this.config = config;
    this.connector = connector;
  }

  public static MqttSourceBuilder builder() {
    return new MqttSourceBuilder();
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<MqttMessage, MqttSplit> createReader(SourceReaderContext context) {
    requireCheckpointing(context);
    return new MqttSourceReader(
        config, connector, new MqttMetrics(context.metricGroup()), ServerClock.UTC, new Random());
  }

  @Override
  public SplitEnumerator<MqttSplit, MqttEnumeratorState> createEnumerator(
      SplitEnumeratorContext<MqttSplit> context) {
    return restoreEnumerator(context, new MqttEnumeratorState(List.of()));
  }

  @Override
  public SplitEnumerator<MqttSplit, MqttEnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<MqttSplit> context, MqttEnumeratorState checkpoint) {
    return new MqttSplitEnumerator(context, config.splits(), checkpoint);
  }

  @Override
  public SimpleVersionedSerializer<MqttSplit> getSplitSerializer() {
    return MqttSplitSerializer.INSTANCE;
  }

  @Override
  public SimpleVersionedSerializer<MqttEnumeratorState> getEnumeratorCheckpointSerializer() {
    return MqttEnumeratorStateSerializer.INSTANCE;
  }

  @Override
  public TypeInformation<MqttMessage> getProducedType() {
    return MqttMessageTypeInfo.INSTANCE;
  }

  @Override
  public String toString() {
    return "MQTT " + config.topicFilters() + " of " + config.serverUris();
  }

  // The reader is the first place that can know: neither Source nor enumerator sees the job's
  // configuration. A context of another kind (a test, a later Flink) is trusted.
  private static void requireCheckpointing(SourceReaderContext context) {
    if (context instanceof RichSourceReaderContext rich
        && rich.getRuntimeContext() instanceof StreamingRuntimeContext streaming) {
      Configuration job = streaming.getJobConfiguration();
      if (job.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).isEmpty()) {
        throw new IllegalStateException(
            "The MQTT source acknowledges messages when a checkpoint completes, but checkpointing"
                + " is off: set "
                + CheckpointingOptions.CHECKPOINTING_INTERVAL.key()
                + " (200 ms to 1 s)");
      }
    }
  }
}
