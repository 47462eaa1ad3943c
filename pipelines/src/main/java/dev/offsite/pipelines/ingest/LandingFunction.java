package dev.offsite.pipelines.ingest;

import dev.offsite.pipelines.mqtt.MqttMessage;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.schemas.channel.KafkaTopics;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link LandingRouter} and {@link DeviceRates}: dead letters to the side output,
 * counts per topic.
 */
final class LandingFunction extends ProcessFunction<MqttMessage, LandedMessage> {
  private static final long serialVersionUID = 1L;

  private final LandingRouter router;
  private final DeviceRate rate;

  private transient DeviceRates rates;
  private transient Map<String, Counter> landed;

  LandingFunction(LandingRouter router, DeviceRate rate) {
    this.router = router;
    this.rate = rate;
  }

  @Override
  public void open(OpenContext openContext) {
    rates = new DeviceRates(rate);
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    landed = new HashMap<>();
    for (String topic : KafkaTopics.telemetry()) {
      landed.put(topic, metrics.addGroup(IngestMetrics.TOPIC, topic).counter(IngestMetrics.LANDED));
    }
  }

  @Override
  public void processElement(MqttMessage message, Context context, Collector<LandedMessage> out) {
    Landing landing = limited(router.route(message));
    if (landing instanceof LandedMessage landedMessage) {
      landed.get(landedMessage.telemetryTopic()).inc();
      out.collect(landedMessage);
    } else if (landing instanceof DeadLetter deadLetter) {
      context.output(RefusalSerializer.REFUSALS, deadLetter.toRefusal());
    }
  }

  private Landing limited(Landing landing) {
    if (landing instanceof LandedMessage landedMessage
        && !rates.admits(landedMessage.deviceId(), landedMessage.message().receivedAtMillis())) {
      return landedMessage.refusedAbove(rate);
    }
    return landing;
  }
}
