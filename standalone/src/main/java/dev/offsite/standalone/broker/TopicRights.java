package dev.offsite.standalone.broker;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.TopicTemplate;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.sign.SignTopic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which login may publish and subscribe to which topic. Safe for many threads; asked for every
 * message.
 *
 * <p>A login may publish to a topic of a device, which is {@code
 * offsite/v1/{kind}/{deviceId}/{report}} with a report of that kind, or a foreign topic with a
 * device id in it, exactly if it may speak for the device:
 *
 * <ul>
 *   <li>The registration in force names logins: the login is one of them. A device that should also
 *       speak under its own name is named by its own id.
 *   <li>It names none, or nobody knows the device: the login is the device id. An unknown device
 *       may therefore publish, and gets its dead letter.
 * </ul>
 *
 * <p>As for the sender's header in the detection job, the registration of the moment counts, and if
 * there is none, the newest: a retired device keeps its logins, so that what it still sends is seen
 * and refused with a reason.
 */
final class TopicRights {

  /** What is meant for one device goes below this and its login; see {@link #maySubscribe}. */
  static final String DOWNLINK = DeviceTopic.PREFIX + "sign/";

  private final List<TopicTemplate> foreignTopics;
  private final Clock clock;
  private volatile DeviceRegistry registry = DeviceRegistry.EMPTY;

  TopicRights(List<TopicTemplate> foreignTopics, Clock clock) {
    this.foreignTopics = List.copyOf(foreignTopics);
    this.clock = clock;
  }

  /** From here on this registry counts. */
  void use(DeviceRegistry newRegistry) {
    registry = newRegistry;
  }

  /** Whether a login may publish to a topic name. */
  boolean mayPublish(String login, String topicName) {
    Optional<String> device = deviceOf(topicName);
    return device.isPresent() && maySpeakFor(login, device.get());
  }

  /** Whether a topic name is one that devices publish to, whoever they are. */
  boolean isDeviceTopic(String topicName) {
    return (topicName.startsWith(DeviceTopic.PREFIX) && !topicName.startsWith(DOWNLINK))
        || foreignTopics.stream().anyMatch(topic -> topic.findDeviceId(topicName).isPresent());
  }

  /** Whether a topic name is the one on which some sign is told what to show. */
  boolean isSignTopic(String topicName) {
    return SignTopic.isOfASign(topicName);
  }

  /**
   * Whether a login may subscribe to a topic filter: only below {@code offsite/v1/sign/} and its
   * own name, where signs are told what to show.
   */
  boolean maySubscribe(String login, String topicFilter) {
    // a name with a wildcard in it would read what is meant for others
    return DeviceTopic.isDeviceId(login) && topicFilter.startsWith(DOWNLINK + login + '/');
  }

  /** Whether a topic filter matches nothing but what devices publish. */
  boolean isDeviceFilter(String topicFilter) {
    return topicFilter.startsWith(DeviceTopic.PREFIX)
        || foreignTopics.stream().anyMatch(topic -> topic.filter().equals(topicFilter));
  }

  private boolean maySpeakFor(String login, String deviceId) {
    List<ReferenceEntry.Device> newestFirst = registry.registrations(deviceId);
    if (newestFirst.isEmpty()) {
      return login.equals(deviceId);
    }
    ReferenceEntry.Device device = inForce(newestFirst, clock.instant());
    return device.logins().isEmpty() ? login.equals(deviceId) : device.logins().contains(login);
  }

  private static ReferenceEntry.Device inForce(
      List<ReferenceEntry.Device> newestFirst, Instant at) {
    for (ReferenceEntry.Device version : newestFirst) {
      if (version.validity().covers(at)) {
        return version;
      }
    }
    return newestFirst.get(0);
  }

  /**
   * The device of a topic name. A device has a topic for each report of its kind and no other, so
   * that nobody can fill the broker with topics of his own making.
   */
  private Optional<String> deviceOf(String topicName) {
    if (!topicName.startsWith(DeviceTopic.PREFIX)) {
      return foreignTopics.stream()
          .flatMap(topic -> topic.findDeviceId(topicName).stream())
          .findFirst();
    }
    return DeviceTopic.parse(topicName).map(DeviceTopic::deviceId);
  }
}
