package dev.offsite.pipelines.testing;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * A real MQTT 5 broker (Apache Artemis) in the test's own process, with a journal on disk, so that
 * a stop and a start lose nothing.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String ACCEPTOR = "mqtt";
  private static final String PLAIN_ACCEPTOR = "mqtt-plain";

  private final Path directory;
  private final String login;
  private final String acceptorOptions;
  private EmbeddedActiveMQ server;
  private int port;

  private EmbeddedBroker(Path directory, String login, String acceptorOptions) {
    this.directory = directory;
    this.login = login;
    this.acceptorOptions = acceptorOptions;
  }

  /** Starts a broker that asks for no login, on a free port. */
  public static EmbeddedBroker start(Path directory) throws Exception {
    EmbeddedBroker broker = new EmbeddedBroker(directory, "", "");
    broker.start();
    return broker;
  }

  /** Starts a broker that knows one user, whose name is also the password. */
  public static EmbeddedBroker startWithLogin(Path directory, String login) throws Exception {
    EmbeddedBroker broker = new EmbeddedBroker(directory, login, "");
    broker.start();
    return broker;
  }

  /** Starts a broker that speaks TLS and shows the certificate of that alias. */
  public static EmbeddedBroker startWithTls(
      Path directory, TestCertificates certificates, String alias) throws Exception {
    EmbeddedBroker broker = new EmbeddedBroker(directory, "", tlsOptions(certificates, alias));
    broker.start();
    return broker;
  }

  /** Starts a broker that speaks TLS with clients whose certificate the authority has signed. */
  public static EmbeddedBroker startWithMutualTls(Path directory, TestCertificates certificates)
      throws Exception {
    String clients =
        ";needClientAuth=true;trustStoreType=PKCS12;trustStorePath="
            + certificates.trustStore()
            + ";trustStorePassword="
            + TestCertificates.PASSWORD;
    EmbeddedBroker broker =
        new EmbeddedBroker(directory, "", tlsOptions(certificates, "server") + clients);
    broker.start();
    return broker;
  }

  private static String tlsOptions(TestCertificates certificates, String alias) {
    return ";sslEnabled=true;keyStoreType=PKCS12;keyStorePath="
        + certificates.store()
        + ";keyStorePassword="
        + TestCertificates.PASSWORD
        + ";keyStoreAlias="
        + alias;
  }

  /** Starts it again after {@link #stop}, with the same journal and on the same port. */
  public void start() throws Exception {
    server = new EmbeddedActiveMQ();
    server.setConfiguration(configuration());
    if (!login.isEmpty()) {
      SecurityConfiguration users = new SecurityConfiguration();
      users.addUser(login, login);
      users.addRole(login, "all");
      server.setSecurityManager(
          new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    }
    server.start();
    port = actualPort(ACCEPTOR);
  }

  private int actualPort(String acceptor) {
    return ((NettyAcceptor) server.getActiveMQServer().getRemotingService().getAcceptor(acceptor))
        .getActualPort();
  }

  /** Stops it in order; what is queued stays on disk. */
  public void stop() throws Exception {
    server.stop();
  }

  @Override
  public void close() throws Exception {
    stop();
  }

  public int port() {
    return port;
  }

  public String uri() {
    return "tcp://" + HOST + ":" + port;
  }

  /** The address without TLS of a broker with TLS, for devices of the test. */
  public String besideTlsUri() {
    return "tcp://" + HOST + ":" + actualPort(PLAIN_ACCEPTOR);
  }

  /** The address of a broker with TLS, by the host name its certificate is for. */
  public String tlsUri() {
    return "mqtts://localhost:" + port;
  }

  /** Messages held for sessions whose client identifier starts so: waiting or unacknowledged. */
  public long held(String clientIdentifierPrefix) {
    return queues(clientIdentifierPrefix).mapToLong(Queue::getMessageCount).sum();
  }

  /** Messages sent to clients whose identifier starts so, and not acknowledged by them. */
  public long unacknowledged(String clientIdentifierPrefix) {
    return queues(clientIdentifierPrefix).mapToLong(Queue::getDeliveringCount).sum();
  }

  /** Subscriptions with a connected client whose identifier starts so. */
  public long connected(String clientIdentifierPrefix) {
    return queues(clientIdentifierPrefix).filter(queue -> queue.getConsumerCount() > 0).count();
  }

  /** Clients connected to the subscription whose queue name starts so, which may be shared. */
  public long consumers(String queueNamePrefix) {
    return queues(queueNamePrefix).mapToLong(Queue::getConsumerCount).sum();
  }

  private Stream<Queue> queues(String clientIdentifierPrefix) {
    return server
        .getActiveMQServer()
        .getPostOffice()
        .getAllBindings()
        .filter(binding -> binding.getBindable() instanceof Queue)
        .map(binding -> (Queue) binding.getBindable())
        .filter(queue -> queue.getName().toString().startsWith(clientIdentifierPrefix));
  }

  private Configuration configuration() throws Exception {
    Configuration configuration = new ConfigurationImpl();
    configuration.setName("test");
    configuration.setPersistenceEnabled(true);
    configuration.setJournalType(JournalType.NIO);
    configuration.setJournalDatasync(false);
    configuration.setJournalSyncNonTransactional(false);
    configuration.setJournalSyncTransactional(false);
    configuration.setJournalDirectory(directory.resolve("journal").toString());
    configuration.setBindingsDirectory(directory.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
    configuration.setPagingDirectory(directory.resolve("paging").toString());
    configuration.setNodeManagerLockDirectory(directory.resolve("lock").toString());
    configuration.setSecurityEnabled(!login.isEmpty());
    if (!login.isEmpty()) {
      configuration.putSecurityRoles(
          "#",
          Set.of(
              new Role(
                  "all", true, true, true, true, true, true, true, true, true, true, false,
                  false)));
    }
    configuration.setJMXManagementEnabled(false);
    configuration.setMaxDiskUsage(99);
    configuration.addAcceptorConfiguration(
        ACCEPTOR,
        "tcp://" + HOST + ":" + port + "?protocols=MQTT;useEpoll=false" + acceptorOptions);
    if (!acceptorOptions.isEmpty()) {
      configuration.addAcceptorConfiguration(
          PLAIN_ACCEPTOR, "tcp://" + HOST + ":0?protocols=MQTT;useEpoll=false");
    }
    // The default of ten attempts would throw away what ten reconnects have not acknowledged.
    configuration.addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1));
    return configuration;
  }
}
