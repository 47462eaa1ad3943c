package dev.offsite.pipelines.sign;

import dev.offsite.pipelines.mqtt.MqttPublisher;
import dev.offsite.schemas.sign.SignMessage;
import java.time.Clock;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Publishes messages to their signs over MQTT, at most once: QoS 0, not retained, with an expiry
 * after which no broker delivers them.
 *
 * <p>At most once is what a sign needs. A message that is repeated after a recovery would show
 * somebody who has long driven on; one that is lost leaves the sign dark. So nothing is kept, and
 * nothing is in a checkpoint: without a connection a message is dropped and counted, and the job
 * goes on.
 */
public final class SignSink implements Sink<SignMessage> {

  private static final long serialVersionUID = 1L;

  private final MqttPublisher.Settings settings;
  private final Clock clock;

  /**
   * A sink.
   *
   * @param clock says what is still valid
   */
  public SignSink(MqttPublisher.Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public SinkWriter<SignMessage> createWriter(WriterInitContext context) {
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    return new SignSinkWriter(MqttPublisher.start(settings, subtask), clock, context.metricGroup());
  }
}
