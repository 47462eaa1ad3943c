package dev.offsite.standalone.broker;

import dev.offsite.standalone.disk.DiskLimits;
import dev.offsite.standalone.instance.StartException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.ConfigurationUtils;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.Binding;
import org.apache.activemq.artemis.core.postoffice.PostOffice;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * The MQTT broker of a single machine.
 *
 * <p>Sessions and what is queued for them survive a restart, orderly or not. What an absent
 * subscriber misses is paged to disk, up to a bound; beyond it the broker refuses what devices
 * publish, so that they keep it and send it again.
 *
 * <p>Devices connect to the listener they are told of. Where that is not plain text on loopback,
 * the parts on this machine, first of all the ingest job, have a plain listener on loopback of
 * their own: they need no certificate, and go on when that of the other expires.
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

  /**
   * How long a message waits for others to be written to the journal with: one write and one
   * wake-up for all of them cost a sixth less of the broker's processor time at 5,000 messages a
   * second.
   */
  private static final int JOURNAL_GATHERS_NANOS = 1_000_000;

  /** Of each scan of the free space: at 10,000 messages of 1 kB a second, 10 MB come between. */
  private static final int DISK_SCAN_MS = 1_000;

  private final EmbeddedActiveMQ server;
  private final TopicRights rights;
  private final BrokerLogins logins;
  private final String uri;
  private final String devicesUri;

  private EmbeddedMqttBroker(
      Path folder, MqttListener listener, BrokerPorts ports, BrokerAccess access, DiskLimits disk)
      throws StartException {
    this.server = new EmbeddedActiveMQ();
    this.rights = new TopicRights(access.foreignTopics(), Clock.systemUTC());
    this.logins = new BrokerLogins(access, Clock.systemUTC(), this::loginOfClient);
    this.uri = "tcp://" + MqttListener.LOOPBACK + ":" + ports.local();
    this.devicesUri = listener.uri(ports.devices());
    try {
      server.setConfiguration(configuration(folder, listener, ports, disk));
      server.setSecurityManager(new AccountSecurity(logins, rights));
      server.start();
    } catch (Exception e) { // Artemis declares no narrower type
      stopQuietly(e);
      throw new StartException(
          "The MQTT broker does not start on port " + ports.devices() + ": " + e, e);
    }
    if (!server.getActiveMQServer().isStarted()) {
      StartException failure =
          new StartException("The MQTT broker does not start; the log file says why.");
      stopQuietly(failure);
      throw failure;
    }
    server.getActiveMQServer().getRemotingService().addIncomingInterceptor(new PublishThrottle());
  }

  /**
   * Starts the broker.
   *
   * @param folder holds its journals
   * @param listener that devices connect to
   * @param ports free ones
   * @throws StartException if a file of the listener is at fault, naming it, or a port is taken
   */
  public static EmbeddedMqttBroker start(
      Path folder, MqttListener listener, BrokerPorts ports, BrokerAccess access)
      throws StartException {
    return start(folder, listener, ports, access, DiskLimits.DEFAULT);
  }

  /**
   * Starts the broker.
   *
   * @param disk below its minimum of free space a device that publishes loses its connection, and
   *     gets no acknowledgement
   * @throws StartException if a file of the listener is at fault, naming it, or a port is taken
   */
  public static EmbeddedMqttBroker start(
      Path folder, MqttListener listener, BrokerPorts ports, BrokerAccess access, DiskLimits disk)
      throws StartException {
    listener.check();
    return new EmbeddedMqttBroker(folder, listener, ports, access, disk);
  }

  /** Where the parts on this machine connect, such as {@code tcp://127.0.0.1:1883}. */
  public String uri() {
    return uri;
  }

  /** Where devices connect, such as {@code ssl://10.0.0.5:8883}; {@link #uri} if it is the same. */
  public String devicesUri() {
    return devicesUri;
  }

  /** From here on this registry says which login may speak for which device. */
  public void use(DeviceRegistry registry) {
    rights.use(registry);
  }

  /** Ends the connections of these logins. */
  public void disconnect(Set<String> leaving) {
    for (RemotingConnection connection : connections()) {
      if (connection.getSubject() != null
          && leaving.contains(AccountSecurity.loginOf(connection.getSubject()))) {
        connection.fail(new ActiveMQException("the password of this login was replaced"));
      }
    }
  }

  /** Logins that were refused since the start. */
  public long failedLogins() {
    return logins.failures();
  }

  /** Messages of devices that wait for a subscriber or for its acknowledgement. */
  public long queuedMessages() {
    return subscriptions().mapToLong(Queue::getMessageCount).sum();
  }

  /** Number of subscriptions to what devices publish that have a connected subscriber. */
  public int connectedSubscriptions() {
    return (int) subscriptions().filter(queue -> queue.getConsumerCount() > 0).count();
  }

  /** Messages that were handed to a subscriber and are not acknowledged yet. */
  public long deliveringMessages() {
    return subscriptions().mapToLong(Queue::getDeliveringCount).sum();
  }

  /** Connections of clients, those of this process included. */
  public int connectedClients() {
    return connections().size();
  }

  /** Whether the server runs; it does not after a failure of its journal. */
  public boolean isRunning() {
    return server.getActiveMQServer().isActive();
  }

  /** Whether it takes nothing because the disk is nearly full. */
  public boolean isDiskFull() {
    return server.getActiveMQServer().getPagingManager().isDiskFull();
  }

  /** Closes all connections, then the journals. */
  @Override
  public void close() throws Exception {
    server.stop();
  }

  /**
   * Closes all connections and the journals, as the end of its process would; it can be started
   * again. Until then it has no queues and no clients.
   */
  public void stop() throws Exception {
    server.stop();
  }

  /**
   * Goes on after {@link #stop} from its journals, on the same ports.
   *
   * @throws StartException if it does not start, as when a port has been taken meanwhile
   */
  public void startAgain() throws StartException {
    try {
      server.start();
    } catch (Exception e) { // Artemis declares no narrower type
      throw new StartException("The MQTT broker does not start again at " + uri + ": " + e, e);
    }
    server.getActiveMQServer().getRemotingService().addIncomingInterceptor(new PublishThrottle());
  }

  /** The queues of subscriptions; not those in which the broker keeps retained messages. */
  private Stream<Queue> subscriptions() {
    PostOffice office = server.getActiveMQServer().getPostOffice();
    if (office == null) {
      return Stream.empty(); // it is stopped
    }
    return office
        .getAllBindings()
        .filter(binding -> isOfReports(binding.getAddress().toString()))
        .map(Binding::getBindable)
        .filter(Queue.class::isInstance)
        .map(Queue.class::cast);
  }

  private boolean isOfReports(String address) {
    String topic = AccountSecurity.topicOf(address);
    return rights.isDeviceFilter(topic) && !topic.startsWith(TopicRights.DOWNLINK);
  }

  private Optional<String> loginOfClient(String clientId) {
    return connections().stream()
        .filter(it -> it.getSubject() != null && clientId.equals(it.getClientID()))
        .map(it -> AccountSecurity.loginOf(it.getSubject()))
        .findFirst();
  }

  private Set<RemotingConnection> connections() {
    RemotingService listeners = server.getActiveMQServer().getRemotingService();
    return listeners == null ? Set.of() : new HashSet<>(listeners.getConnections());
  }

  private void stopQuietly(Exception reason) {
    try {
      if (server.getActiveMQServer() != null) {
        server.stop();
      }
    } catch (Exception e) { // Artemis declares no narrower type
      reason.addSuppressed(e);
    }
  }

  private static Configuration configuration(
      Path folder, MqttListener listener, BrokerPorts ports, DiskLimits disk) throws Exception {
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
    configuration.setJournalBufferTimeout_NIO(JOURNAL_GATHERS_NANOS);
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.setNodeManagerLockDirectory(folder.resolve("lock").toString());
    configuration.setSecurityEnabled(true);
    configuration.setJMXManagementEnabled(false);
    configuration.setGlobalMaxSize(MEMORY_BYTES);
    configuration.setMinDiskFree(disk.minBytes());
    configuration.setDiskScanPeriod(DISK_SCAN_MS);
    configuration.setPersistDeliveryCountBeforeDelivery(false);
    configuration.setScheduledThreadPoolMaxSize(2);
    configuration.setThreadPoolMaxSize(8);
    configuration.setSuppressSessionNotifications(true);
    // what a login may do changes with the registry, and must with the next message
    configuration.setAuthenticationCacheSize(0);
    configuration.setAuthorizationCacheSize(0);
    addAcceptor(configuration, "mqtt", listener.host(), ports.devices(), tls(folder, listener));
    if (ports.local() != ports.devices()) {
      addAcceptor(configuration, "mqtt-local", MqttListener.LOOPBACK, ports.local(), Map.of());
    }
    configuration.addAddressSetting("#", addressSettings());
    return configuration;
  }

  private static void addAcceptor(
      Configuration configuration, String name, String host, int port, Map<String, Object> tls)
      throws Exception {
    String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    List<TransportConfiguration> acceptors =
        ConfigurationUtils.parseAcceptorURI(
            name,
            "tcp://"
                + bracketed
                + ":"
                + port
                + "?protocols=MQTT;useEpoll=false;useKQueue=false;maximumPacketSize="
                + PACKET_BYTES_MAX
                // a device that may not publish somewhere hears so and stays connected
                + ";closeMqttConnectionOnPublishAuthorizationFailure=false");
    for (TransportConfiguration acceptor : acceptors) {
      acceptor.getParams().putAll(tls);
      configuration.addAcceptorConfiguration(acceptor);
    }
  }

  /** TLS as Artemis wants it: the PEM files are named by a file of its own, which holds no key. */
  private static Map<String, Object> tls(Path folder, MqttListener listener) throws IOException {
    if (listener.tls().isEmpty()) {
      return Map.of();
    }
    TlsFiles files = listener.tls().get();
    Files.createDirectories(folder);
    Path named = folder.resolve("listener.pemcfg");
    Files.writeString(
        named,
        ("alias=broker\n" + property("source.cert", files.certificate()))
            + property("source.key", files.key()),
        StandardCharsets.ISO_8859_1);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
    parameters.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PEMCFG");
    parameters.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, named.toString());
    if (files.clientCa().isPresent()) {
      parameters.put(TransportConstants.NEED_CLIENT_AUTH_PROP_NAME, true);
      parameters.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, "PEMCA");
      parameters.put(
          TransportConstants.TRUSTSTORE_PATH_PROP_NAME,
          files.clientCa().get().toAbsolutePath().toString());
    }
    return parameters;
  }

  private static String property(String key, Path file) throws IOException {
    Properties one = new Properties();
    one.setProperty(key, file.toAbsolutePath().toString());
    StringWriter escaped = new StringWriter();
    one.store(escaped, null);
    return escaped.toString();
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
