package dev.offsite.standalone.demo;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.publish.Login;
import dev.offsite.simulators.publish.MqttOptions;
import dev.offsite.standalone.instance.DeviceLogins;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Connects simulated devices as real ones do: each under a login that the registry names for it, or
 * its own id.
 */
final class DeviceConnections {

  /** A company's gateway has one connection for all its trucks. */
  private static final int CONNECTIONS_PER_GATEWAY = 1;

  static MqttOptions of(URI server, Collection<ReferenceEntry> registry, DeviceLogins logins) {
    MqttOptions defaults = MqttOptions.of(server, "simulator", loginOf(registry, logins));
    return new MqttOptions(
        defaults.server(),
        defaults.clientIdPrefix(),
        defaults.loginOf(),
        CONNECTIONS_PER_GATEWAY,
        defaults.inFlightMax(),
        defaults.queueMax(),
        defaults.backOffMax());
  }

  /** Each login is made once: the simulator asks for every message. */
  static Function<String, Login> loginOf(Collection<ReferenceEntry> registry, DeviceLogins logins) {
    Map<String, Login> byDevice = new ConcurrentHashMap<>();
    for (ReferenceEntry entry : registry) {
      if (entry instanceof ReferenceEntry.Device device) {
        String login = device.logins().isEmpty() ? device.id() : device.logins().get(0);
        byDevice.put(device.id(), new Login(login, logins.passwordOf(login)));
      }
    }
    return deviceId ->
        byDevice.computeIfAbsent(deviceId, id -> new Login(id, logins.passwordOf(id)));
  }

  private DeviceConnections() {}
}
