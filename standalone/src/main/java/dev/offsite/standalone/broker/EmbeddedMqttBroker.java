package dev.offsite.standalone.broker;

import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.StartException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.Binding;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/**
 * The MQTT broker of a single machine.
 *
 * <p>Sessions and what is queued for them survive a restart, orderly or not. What an absent
 * subscriber misses is paged to disk, up to a bound; beyond it the broker refuses what devices
 * publish, so that they keep it and send it again.
 */
public final class EmbeddedMqttBroker implements AutoCloseable {

  /**
   * Largest MQTT packet that is taken at all. Larger than what the ingest job lands, so that an
   * oversized payload of a confused device becomes a dead letter that can be looked into; beyond it
   * the connection is closed with reason code 0x95.
   */
  public static final int PACKET_BYTES_MAX = 16 * 1024 * 1024;

  /** Above this an address pages to disk: a minute of the whole fleet stays in memory. */
  private static final long ADDRESS_MEMORY_BYTES = 32L * 1024 * 1024;

  private static final int PAGE_BYTES = 4 * 1024 * 1024;

  /** On disk for one address: about an hour of 5,000 trucks at one fix per second and 250 B. */
  private static final long ADDRESS_DISK_BYTES = 4L * 1024 * 1024 * 1024;

  /** In memory for all addresses together. */
  private static final long MEMORY_BYTES = 64L * 1024 * 1024;

  private final EmbeddedActiveMQ server;
  private final String uri;

  private EmbeddedMqttBroker(EmbeddedActiveMQ server, String uri) {
    this.server = server;
    this.uri = uri;
  }

  /**
   * Starts the broker.
   *
   * @param folder holds its journals
   * @param host address to listen on
   * @param port a free port
   */
  public static EmbeddedMqttBroker start(
      Path folder, String host, int port, Credentials credentials) throws StartException {
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    try {
      server.setConfiguration(configuration(folder, host, port));
      server.setSecurityManager(new AccountSecurity(credentials));
      server.start();
      if (!server.getActiveMQServer().isStarted()) {
        throw new StartException("The MQTT broker does not start; the log file says why.");
      }
      server.getActiveMQServer().getRemotingService().addIncomingInterceptor(new PublishThrottle());
      return new EmbeddedMqttBroker(server, "tcp://" + host + ":" + port);
    } catch (StartException e) {
      stopQuietly(server, e);
      throw e;
    } catch (Exception e) { // Artemis declares no narrower type
      stopQuietly(server, e);
      throw new StartException("The MQTT broker does not start on port " + port + ": " + e, e);
    }
  }

  /** Where clients connect, such as {@code tcp://127.0.0.1:1883}. */
  public String uri() {
    return uri;
  }

  /** Messages of devices that wait for a subscriber or for its acknowledgement. */
  public long queuedMessages() {
    return subscriptions().mapToLong(Queue::getMessageCount).sum();
  }

  /** Number of subscriptions below {@code offsite/v1/} that have a connected subscriber. */
  public int connectedSubscriptions() {
    return (int) subscriptions().filter(queue -> queue.getConsumerCount() > 0).count();
  }

  /** Closes all connections, then the journals. */
  @Override
  public void close() throws Exception {
    server.stop();
  }

  /** The queues of subscriptions; not those in which the broker keeps retained messages. */
  private Stream<Queue> subscriptions() {
    return server
        .getActiveMQServer()
        .getPostOffice()
        .getAllBindings()
        .filter(binding -> binding.getAddress().toString().startsWith("offsite.v1."))
        .map(Binding::getBindable)
        .filter(Queue.class::isInstance)
        .map(Queue.class::cast);
  }

  private static void stopQuietly(EmbeddedActiveMQ server, Exception reason) {
    try {
      if (server.getActiveMQServer() != null) {
        server.stop();
      }
    } catch (Exception e) { // Artemis declares no narrower type
      reason.addSuppressed(e);
    }
  }

  private static Configuration configuration(Path folder, String host, int port) throws Exception {
    Configuration configuration = new ConfigurationImpl();
    configuration.setName("offsite");
    configuration.setPersistenceEnabled(true);
    configuration.setJournalType(JournalType.NIO);
    // A device gets its acknowledgement when the operating system has the message, so that what
    // the broker acknowledged survives the end of the process. It is not forced to the platter,
    // which a message would have to wait for: a failure of the power can lose it.
    configuration.setJournalDatasync(false);
    configuration.setJournalSyncNonTransactional(true);
    configuration.setJournalSyncTransactional(true);
    // written one by one: gathering would let each device wait 3 ms for others
    configuration.setJournalBufferTimeout_NIO(0);
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.setNodeManagerLockDirectory(folder.resolve("lock").toString());
    configuration.setSecurityEnabled(true);
    configuration.setJMXManagementEnabled(false);
    configuration.setGlobalMaxSize(MEMORY_BYTES);
    configuration.setMaxDiskUsage(95);
    configuration.setPersistDeliveryCountBeforeDelivery(false);
    configuration.setScheduledThreadPoolMaxSize(2);
    configuration.setThreadPoolMaxSize(8);
    configuration.setSuppressSessionNotifications(true);
    configuration.addAcceptorConfiguration(
        "mqtt",
        "tcp://"
            + host
            + ":"
            + port
            + "?protocols=MQTT;useEpoll=false;useKQueue=false;maximumPacketSize="
            + PACKET_BYTES_MAX
            // a device that may not publish somewhere hears so and stays connected
            + ";closeMqttConnectionOnPublishAuthorizationFailure=false");
    configuration.addAddressSetting("#", addressSettings());
    return configuration;
  }

  private static AddressSettings addressSettings() {
    return new AddressSettings()
        .setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setDefaultAddressRoutingType(RoutingType.MULTICAST)
        .setDefaultQueueRoutingType(RoutingType.MULTICAST)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setMaxSizeBytes(ADDRESS_MEMORY_BYTES)
        .setPageSizeBytes(PAGE_BYTES)
        .setPageLimitBytes(ADDRESS_DISK_BYTES)
        .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL)
        // a message that ingest could not land is offered again for ever, never thrown away
        .setMaxDeliveryAttempts(-1);
  }
}
