package dev.offsite.standalone.command;

import dev.offsite.simulators.publish.Login;
import dev.offsite.simulators.publish.MessageSink;
import dev.offsite.simulators.publish.MqttOptions;
import dev.offsite.simulators.publish.MqttSink;
import dev.offsite.simulators.publish.PublishLog;
import dev.offsite.simulators.recording.RecordingSink;
import dev.offsite.simulators.recording.RecordingWriter;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where simulated devices send to: the running instance, another broker, or a file. */
final class MessageTargetMixin {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private InstanceFolderMixin instance;

  @Option(
      names = "--mqtt",
      paramLabel = "URI",
      description = "Another broker than that of the running instance, such as tcp://HOST:1883")
  private URI mqtt;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Login at the broker of --mqtt. Default: none")
  private String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Its first line is the password of --user")
  private Path passwordFile;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write a recording in place of publishing; needs no broker")
  private Path out;

  /** The file that is written; null if messages are published. */
  @Nullable Path file() {
    return out;
  }

  /** Whether messages go to a file. */
  boolean isFile() {
    return out != null;
  }

  /** Refuses options that contradict each other. */
  void check() {
    if (out != null && mqtt != null) {
      throw usage("--out and --mqtt exclude each other");
    }
    if (mqtt == null && (user != null || passwordFile != null)) {
      throw usage("--user and --password-file belong to --mqtt");
    }
    if ((user == null) != (passwordFile == null)) {
      throw usage("--user and --password-file need each other");
    }
    if (mqtt != null && !BrokerReach.isAddress(mqtt)) {
      throw usage("--mqtt " + mqtt + " is not of the form tcp://HOST:1883 or ssl://HOST:8883");
    }
  }

  /** Where messages go, in words. */
  String describe() throws CommandFailedException {
    return out != null ? out.toString() : server().toString();
  }

  /**
   * Opens it.
   *
   * @param properties what a recording says of itself
   */
  MessageSink open(Map<String, String> properties) throws CommandFailedException {
    return out != null ? file(properties) : broker();
  }

  private MessageSink file(Map<String, String> properties) throws CommandFailedException {
    try {
      return new RecordingSink(RecordingWriter.create(out, properties));
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(out + " exists already; nothing was written.", e);
    } catch (IOException e) {
      throw new CommandFailedException("Cannot write " + out + ": " + IoReason.of(e), e);
    }
  }

  private MessageSink broker() throws CommandFailedException {
    URI server = server();
    Login login = login();
    BrokerReach.require(server);
    // two simulators at one broker must not share client identifiers
    String clientIdPrefix = "simulate-" + ProcessHandle.current().pid();
    return new MqttSink(
        MqttOptions.of(server, clientIdPrefix, login), Clock.systemUTC(), new PublishLog());
  }

  private URI server() throws CommandFailedException {
    return mqtt != null ? mqtt : URI.create(requireInstance().addresses().mqtt());
  }

  private InstanceFolderMixin.Found requireInstance() throws CommandFailedException {
    try {
      return instance.require();
    } catch (CommandFailedException e) {
      throw new CommandFailedException(
          e.getMessage() + "\nOr name a broker with --mqtt, or a file with --out.", e);
    }
  }

  private Login login() throws CommandFailedException {
    try {
      if (mqtt == null) {
        Credentials credentials = DataDirectory.credentialsOf(requireInstance().folder());
        return new Login(Credentials.SIMULATOR_USER, credentials.simulatorPassword());
      }
      if (user == null) {
        return new Login("", "");
      }
      List<String> lines = Files.readAllLines(passwordFile);
      if (lines.isEmpty()) {
        throw new CommandFailedException("The password file " + passwordFile + " is empty.");
      }
      return new Login(user, lines.get(0));
    } catch (IOException e) {
      throw new CommandFailedException("Cannot read the password: " + IoReason.of(e), e);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
