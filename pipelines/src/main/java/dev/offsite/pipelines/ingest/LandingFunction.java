package dev.offsite.pipelines.ingest;

import dev.offsite.pipelines.mqtt.MqttMessage;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.RefusalReason;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link LandingRouter} and {@link DeviceRates}: dead letters to the side output,
 * counts per outcome.
 */
final class LandingFunction extends ProcessFunction<MqttMessage, LandedMessage> {
  private static final long serialVersionUID = 1L;

  private final LandingRouter router;
  private final DeviceRate rate;

  private transient DeviceRates rates;
  private transient Map<String, Counter> landed;
  private transient Map<RefusalReason, Counter> deadLetters;

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
    deadLetters = new EnumMap<>(RefusalReason.class);
  }

  @Override
  public void processElement(MqttMessage message, Context context, Collector<LandedMessage> out) {
    Landing landing = limited(router.route(message));
    if (landing instanceof LandedMessage landedMessage) {
      landed.get(landedMessage.telemetryTopic()).inc();
      out.collect(landedMessage);
    } else if (landing instanceof DeadLetter deadLetter) {
      deadLetters.computeIfAbsent(deadLetter.reason(), this::deadLetterCounter).inc();
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

  private Counter deadLetterCounter(RefusalReason reason) {
    return getRuntimeContext()
        .getMetricGroup()
        .addGroup(IngestMetrics.REASON, reason.name())
        .counter(IngestMetrics.DEAD_LETTERS);
  }
}
