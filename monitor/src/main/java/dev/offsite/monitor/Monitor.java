package dev.offsite.monitor;

import dev.offsite.monitor.intake.KafkaIntake;
import dev.offsite.monitor.live.SilenceLimits;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.web.Intake;
import dev.offsite.monitor.web.MonitorServer;
import java.io.IOException;
import java.time.Clock;

/**
 * A running monitoring centre: it reads Kafka and serves browsers. Any number of them may run
 * beside each other; they share nothing but Kafka.
 */
public final class Monitor implements AutoCloseable {

  private final KafkaIntake intake;
  private final MonitorServer server;

  private Monitor(KafkaIntake intake, MonitorServer server) {
    this.intake = intake;
    this.server = server;
  }

  /**
   * Starts a centre. Kafka may be away: it is waited for while the server serves.
   *
   * @throws IOException if a file cannot be read or made, or the port is taken
   */
  public static Monitor start(MonitorSettings settings, Clock clock) throws IOException {
    Situation situation = new Situation(settings.board(), SilenceLimits.DEFAULT);
    KafkaIntake intake = KafkaIntake.start(settings.kafka(), situation, clock);
    try {
      return new Monitor(
          intake,
          MonitorServer.start(
              settings.server(),
              situation,
              new Intake(intake.store(), intake.feedback(), intake::statuses, intake::reachedAt),
              settings.history(),
              clock));
    } catch (IOException | RuntimeException e) {
      intake.close();
      throw e;
    }
  }

  /** The web server. */
  public MonitorServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
    intake.close();
  }
}
