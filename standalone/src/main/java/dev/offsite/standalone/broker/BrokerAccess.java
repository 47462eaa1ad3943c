package dev.offsite.standalone.broker;

import dev.offsite.schemas.channel.TopicTemplate;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DeviceLogins;
import java.util.List;
import java.util.Objects;

/**
 * Who may connect, and to what.
 *
 * @param credentials of the instance's own accounts
 * @param logins of devices
 * @param simulator whether its account is taken
 * @param foreignTopics of vendors, beside our own
 */
public record BrokerAccess(
    Credentials credentials,
    DeviceLogins logins,
    SimulatorAccount simulator,
    List<TopicTemplate> foreignTopics) {

  public BrokerAccess {
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(logins, "logins");
    Objects.requireNonNull(simulator, "simulator");
    foreignTopics = List.copyOf(foreignTopics);
  }
}
