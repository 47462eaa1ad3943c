package dev.offsite.simulators.recording;

import dev.offsite.simulators.publish.Login;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * How a recorder reaches the broker, and what it asks for.
 *
 * @param server such as {@code tcp://127.0.0.1:1883}
 * @param clientId names the session on the broker
 * @param login an empty user for an anonymous connection
 * @param filter topics
 * @param session what the broker keeps while the recorder is away
 * @param backOffMax longest pause between two attempts to connect
 */
public record Subscriber(
    URI server,
    String clientId,
    Login login,
    TopicFilter filter,
    Session session,
    Duration backOffMax) {

  /** What a lost connection costs. */
  public enum Session {
    /** Everything published meanwhile. */
    CLEAN,
    /** Nothing that is published with QoS 1, as far as the broker keeps it, for a day. */
    PERSISTENT
  }

  public Subscriber {
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(backOffMax, "backOffMax");
  }

  /** The defaults. */
  public static Subscriber of(
      URI server, String clientId, Login login, TopicFilter filter, Session session) {
    return new Subscriber(server, clientId, login, filter, session, Duration.ofSeconds(5));
  }
}
