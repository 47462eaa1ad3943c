package dev.offsite.standalone.command;

import dev.offsite.simulators.publish.Login;
import dev.offsite.standalone.check.FeedSubscription;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The broker whose live topic is looked at: that of the running instance, or another. */
final class FeedBrokerMixin {

  private static final List<String> SCHEMES = List.of("tcp", "ssl");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private InstanceFolderMixin instance;

  @Mixin private BrokerMixin broker;

  /** Whether a broker was named. */
  boolean isNamed() {
    return broker.server != null;
  }

  /** Refuses options that contradict each other. */
  void check() {
    if (!isNamed() && (broker.user != null || broker.passwordFile != null)) {
      throw usage("--user and --password-file belong to --mqtt");
    }
    if ((broker.user == null) != (broker.passwordFile == null)) {
      throw usage("--user and --password-file need each other");
    }
    URI mqtt = broker.server;
    if (mqtt != null && (!SCHEMES.contains(mqtt.getScheme()) || mqtt.getHost() == null)) {
      throw usage("--mqtt " + mqtt + " is not of the form tcp://HOST:1883 or ssl://HOST:8883");
    }
  }

  /** Subscribes at the broker that is meant. */
  FeedSubscription subscribe(String filter, Clock clock)
      throws CommandFailedException, IOException {
    String clientId = "check-" + ProcessHandle.current().pid();
    if (isNamed()) {
      return FeedSubscription.open(broker.server, clientId, broker.login(), filter, clock);
    }
    InstanceFolderMixin.Found found = instance.require();
    Credentials credentials = DataDirectory.credentialsOf(found.folder());
    return FeedSubscription.open(
        URI.create(found.addresses().mqtt()),
        clientId,
        new Login(Credentials.INGEST_USER, credentials.ingestPassword()),
        filter,
        clock);
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
