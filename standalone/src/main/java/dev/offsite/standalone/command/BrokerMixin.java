package dev.offsite.standalone.command;

import dev.offsite.simulators.publish.Login;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of commands that speak to a broker of the user's. */
final class BrokerMixin {

  @Option(
      names = "--mqtt",
      paramLabel = "URI",
      description = "A broker, such as tcp://127.0.0.1:1883 or ssl://broker:8883")
  URI server;

  @Option(names = "--user", paramLabel = "NAME", description = "Login at that broker")
  String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Holds the password in its first line; a command line would show it to others")
  Path passwordFile;

  /** The login; an anonymous one if no user is named. */
  Login login() throws CommandFailedException {
    if (user == null) {
      return new Login("", "");
    }
    if (passwordFile == null) {
      throw new CommandFailedException("--user needs --password-file");
    }
    try {
      return new Login(user, Files.readString(passwordFile).lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new CommandFailedException("Cannot read the password file: " + IoReason.of(e), e);
    }
  }
}
