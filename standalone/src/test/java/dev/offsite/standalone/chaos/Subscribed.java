package dev.offsite.standalone.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Whether the ingest job has subscribed: before that, a broker has nobody to keep a message for.
 */
final class Subscribed {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Subscribed() {}

  /** Publishes probes of a scale until one has landed. */
  static void await(int mqttPort, String kafka, String scale) {
    AtomicInteger allowed = new AtomicInteger();
    try (Fleet probes = Fleet.of(BrokerLogin.anonymous(mqttPort), "probe", List.of(scale), 1_000);
        LandedTelemetry landed = new LandedTelemetry(kafka)) {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(
              () -> {
                probes.allow(allowed.incrementAndGet());
                return landed.holdsAnyOf("probe");
              });
    }
  }
}
