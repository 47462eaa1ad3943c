package dev.offsite.simulators.publish;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A real MQTT broker in memory that can be stopped and started again on its port. */
public final class TestBroker implements AutoCloseable {

  private final int port;
  private EmbeddedActiveMQ server;

  public TestBroker() throws Exception {
    this(freePort());
  }

  TestBroker(int port) throws Exception {
    this.port = port;
    start();
  }

  public URI uri() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  public void start() throws Exception {
    Configuration configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(false);
    configuration.setSecurityEnabled(false);
    configuration.setJMXManagementEnabled(false);
    configuration.setSuppressSessionNotifications(true);
    configuration.addAcceptorConfiguration(
        "mqtt", uri() + "?protocols=MQTT;useEpoll=false;useKQueue=false");
    configuration.addAddressSetting(
        "#",
        new AddressSettings()
            .setAutoCreateAddresses(true)
            .setAutoCreateQueues(true)
            .setDefaultAddressRoutingType(RoutingType.MULTICAST)
            .setDefaultQueueRoutingType(RoutingType.MULTICAST));
    server = new EmbeddedActiveMQ();
    server.setConfiguration(configuration);
    server.start();
  }

  public void stop() throws Exception {
    server.stop();
  }

  @Override
  public void close() throws Exception {
    stop();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
