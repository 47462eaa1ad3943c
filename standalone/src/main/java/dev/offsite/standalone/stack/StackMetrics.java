package dev.offsite.standalone.stack;

import dev.offsite.standalone.broker.EmbeddedMqttBroker;
import dev.offsite.standalone.health.Health;
import dev.offsite.standalone.health.PartHealth;
import dev.offsite.standalone.health.PartState;
import dev.offsite.standalone.metrics.MetricsPage;
import dev.offsite.standalone.metrics.PrometheusText;
import java.util.Map;

/** What the embedded parts show beside Flink, named {@code offsite_…}. */
final class StackMetrics implements MetricsPage.Contribution {

  /** Gauge: 1 if the part of the label {@link #PART} is up, else 0. */
  static final String PART_UP = "offsite_part_up";

  /** Label of {@link #PART_UP}. */
  static final String PART = "part";

  /** Gauge: messages of devices that wait for the ingest job or its acknowledgement. */
  static final String QUEUED = "offsite_broker_queued_messages";

  /** Gauge: those of them that the ingest job has and has not acknowledged. */
  static final String DELIVERING = "offsite_broker_delivering_messages";

  /** Gauge: connections of MQTT clients. */
  static final String CLIENTS = "offsite_broker_connected_clients";

  /** Counter: logins, topics and client identifiers that were refused. */
  static final String REFUSED_LOGINS = "offsite_broker_refused_logins_total";

  private final EmbeddedMqttBroker broker;
  private final Health health;

  StackMetrics(EmbeddedMqttBroker broker, Health health) {
    this.broker = broker;
    this.health = health;
  }

  @Override
  public void writeTo(PrometheusText page) {
    gauge(page, QUEUED, broker.queuedMessages());
    gauge(page, DELIVERING, broker.deliveringMessages());
    gauge(page, CLIENTS, broker.connectedClients());
    page.add(REFUSED_LOGINS, PrometheusText.Type.COUNTER, Map.of(), (double) broker.failedLogins());
    try {
      for (PartHealth part : health.report().parts()) {
        page.add(
            PART_UP,
            PrometheusText.Type.GAUGE,
            Map.of(PART, part.part()),
            part.state() == PartState.UP ? 1 : 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void gauge(PrometheusText page, String name, long value) {
    page.add(name, PrometheusText.Type.GAUGE, Map.of(), (double) value);
  }
}
