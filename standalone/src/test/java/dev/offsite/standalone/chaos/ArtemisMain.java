package dev.offsite.standalone.chaos;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An MQTT broker that asks for no login and writes each message to its journal before it
 * acknowledges it.
 */
final class ArtemisMain {

  private ArtemisMain() {}

  /** Runs until the process is told to end; arguments are the folder and the port. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    server.setConfiguration(configuration(folder, arguments[1]));
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "orderly-end"));
    Thread.currentThread().join();
  }

  private static void stop(EmbeddedActiveMQ server) {
    try {
      server.stop();
    } catch (Exception e) { // Artemis declares no narrower type
      throw new IllegalStateException("Artemis does not stop", e);
    }
  }

  private static Configuration configuration(Path folder, String port) throws Exception {
    Configuration configuration = new ConfigurationImpl();
    configuration.setName("chaos");
    configuration.setPersistenceEnabled(true);
    configuration.setJournalType(JournalType.NIO);
    // given to the operating system before the acknowledgement, but not forced to the platter:
    // it survives the end of the process
    configuration.setJournalDatasync(false);
    configuration.setJournalSyncTransactional(true);
    configuration.setJournalSyncNonTransactional(true);
    configuration.setJournalBufferTimeout_NIO(0);
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.setNodeManagerLockDirectory(folder.resolve("lock").toString());
    configuration.setSecurityEnabled(false);
    configuration.setJMXManagementEnabled(false);
    configuration.setMaxDiskUsage(99);
    configuration.addAcceptorConfiguration(
        "mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT;useEpoll=false;useKQueue=false");
    configuration.addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1));
    return configuration;
  }
}
