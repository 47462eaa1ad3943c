package dev.offsite.simulators.publish;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * How to reach the broker.
 *
 * @param server such as {@code tcp://127.0.0.1:1883}
 * @param clientIdPrefix first part of every client identifier; two simulators at one broker need
 *     two
 * @param loginOf the login of a device, by its id; may be the same for all
 * @param gatewayConnections connections that the trucks of one login share. Default 4: one sends
 *     some 10,000 messages a second, and trucks come through their operators' gateways
 * @param inFlightMax messages sent and not acknowledged, for each connection. Default 1,000: 100 ms
 *     of round trip at 10,000 messages a second
 * @param queueMax messages waiting to be sent, for each connection; then publishing blocks. Default
 *     10,000: two seconds of a full fleet
 * @param backOffMax longest pause between two attempts to connect. Default 5 s
 */
public record MqttOptions(
    URI server,
    String clientIdPrefix,
    Function<String, Login> loginOf,
    int gatewayConnections,
    int inFlightMax,
    int queueMax,
    Duration backOffMax) {

  public MqttOptions {
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(clientIdPrefix, "clientIdPrefix");
    Objects.requireNonNull(loginOf, "loginOf");
    Objects.requireNonNull(backOffMax, "backOffMax");
    requireAtLeastOne("gatewayConnections", gatewayConnections);
    requireAtLeastOne("inFlightMax", inFlightMax);
    requireAtLeastOne("queueMax", queueMax);
    if (inFlightMax > 65_535) {
      throw new IllegalArgumentException("inFlightMax " + inFlightMax + " is above 65535");
    }
  }

  /** The defaults, with one login for all devices. */
  public static MqttOptions of(URI server, String clientIdPrefix, Login login) {
    return of(server, clientIdPrefix, deviceId -> login);
  }

  /** The defaults, with a login for each device. */
  public static MqttOptions of(URI server, String clientIdPrefix, Function<String, Login> loginOf) {
    return new MqttOptions(
        server, clientIdPrefix, loginOf, 4, 1_000, 10_000, Duration.ofSeconds(5));
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " " + value + " is below 1");
    }
  }
}
