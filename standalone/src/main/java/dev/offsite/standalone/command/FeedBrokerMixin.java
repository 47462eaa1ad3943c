package dev.offsite.standalone.command;

import dev.offsite.simulators.publish.Login;
import dev.offsite.standalone.check.FeedSubscription;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The broker whose live topic is looked at: that of the running instance, or another. */
final class FeedBrokerMixin {

  private static final List<String> SCHEMES = List.of("tcp", "ssl");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private InstanceFolderMixin instance;

  @Option(
      names = "--mqtt",
      paramLabel = "URI",
      description = "Another broker than that of the running instance, such as tcp://HOST:1883")
  private URI mqtt;

  @Option(names = "--user", paramLabel = "NAME", description = "Login at the broker of --mqtt")
  private String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Its first line is the password of --user")
  private Path passwordFile;

  /** Whether a broker was named. */
  boolean isNamed() {
    return mqtt != null;
  }

  /** Refuses options that contradict each other. */
  void check() {
    if (mqtt == null && (user != null || passwordFile != null)) {
      throw usage("--user and --password-file belong to --mqtt");
    }
    if ((user == null) != (passwordFile == null)) {
      throw usage("--user and --password-file need each other");
    }
    if (mqtt != null && (!SCHEMES.contains(mqtt.getScheme()) || mqtt.getHost() == null)) {
      throw usage("--mqtt " + mqtt + " is not of the form tcp://HOST:1883 or ssl://HOST:8883");
    }
  }

  /** Subscribes at the broker that is meant. */
  FeedSubscription subscribe(String filter, Clock clock)
      throws CommandFailedException, IOException {
    String clientId = "check-" + ProcessHandle.current().pid();
    if (mqtt != null) {
      return FeedSubscription.open(mqtt, clientId, login(), filter, clock);
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

  private Login login() throws CommandFailedException, IOException {
    if (user == null) {
      return new Login("", "");
    }
    List<String> lines = Files.readAllLines(passwordFile);
    if (lines.isEmpty()) {
      throw new CommandFailedException("The password file " + passwordFile + " is empty.");
    }
    return new Login(user, lines.get(0));
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
