package dev.offsite.standalone.broker;

import dev.offsite.schemas.channel.DeviceTopic;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Connection;

/**
 * Stops reading from the connection of a device that publishes above its {@link DevicePace}, for as
 * long as it takes to be within it again. Nothing is refused or lost: the device finds its socket
 * full and waits.
 *
 * <p>All devices share the queue of the ingest job, first come, first served; without this the
 * others would wait behind all that one device can send. What shares a connection with the flooding
 * device, as behind a gateway, waits with it.
 */
final class PublishThrottle implements MQTTInterceptor {

  private final DevicePace pace = new DevicePace();
  private final Set<Object> paused = ConcurrentHashMap.newKeySet();

  @Override
  public boolean intercept(MqttMessage packet, RemotingConnection connection) {
    if (packet instanceof MqttPublishMessage publish) {
      Duration pause =
          pace.pauseAfter(deviceOf(publish.variableHeader().topicName()), System.nanoTime());
      if (!pause.isZero()) {
        pause(connection.getTransportConnection(), pause);
      }
    }
    return true;
  }

  /** The device id of a topic name of ours; else the topic name. */
  static String deviceOf(String topicName) {
    if (!topicName.startsWith(DeviceTopic.PREFIX)) {
      return topicName;
    }
    int from = topicName.indexOf('/', DeviceTopic.PREFIX.length()) + 1;
    int to = topicName.indexOf('/', from);
    return from > 0 && to > from ? topicName.substring(from, to) : topicName;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // an event loop that ends closes its connections
  private void pause(Connection connection, Duration pause) {
    if (connection.getEventLoop() == null || !paused.add(connection.getID())) {
      return;
    }
    connection.setAutoRead(false);
    connection
        .getEventLoop()
        .schedule(
            () -> {
              paused.remove(connection.getID());
              connection.setAutoRead(true);
            },
            pause.toNanos(),
            TimeUnit.NANOSECONDS);
  }
}
