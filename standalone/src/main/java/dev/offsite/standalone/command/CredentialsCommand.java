package dev.offsite.standalone.command;

import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.DeviceLogins;
import dev.offsite.standalone.instance.InstanceAddresses;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "credentials",
    description = {
      "Prints the MQTT password of a device or gateway.",
      "",
      "A login publishes for the devices whose registration names it under logins, or for the device"
          + " of the same name. Its password follows from the secret in credentials.properties of the"
          + " data directory, which is what to protect."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CredentialsCommand implements Callable<Integer> {

  /** The folders that {@code demo} and {@code up} use where none is named. */
  private static final List<String> DEFAULT_FOLDERS = List.of("up", "demo");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LOGIN",
      arity = "0..1",
      description = "A device id, or a login that a registration names")
  private String login;

  @Option(names = "--password-only", description = "Print the password and nothing else")
  private boolean passwordOnly;

  @Option(
      names = "--rotate",
      description = "Replace the password; who is connected with the old one is sent away")
  private boolean rotate;

  @Option(
      names = "--list",
      description = "Print the logins whose password was handed out, and how often it was replaced")
  private boolean list;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = {
        "Data directory of the instance, running or not.",
        "Default: the one that runs below ~/.offsite"
      })
  private Path dataDir;

  @Override
  public Integer call() throws CommandFailedException {
    if (list == (login != null)) {
      throw new ParameterException(spec.commandLine(), "Which LOGIN, or --list?");
    }
    if (list && (rotate || passwordOnly)) {
      throw new ParameterException(
          spec.commandLine(), "--list goes neither with --rotate nor with --password-only");
    }
    if (login != null && !DeviceLogins.findFault(login).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "LOGIN '" + login + "' " + DeviceLogins.findFault(login));
    }
    Path folder = folder();
    try {
      DeviceLogins logins = DataDirectory.loginsOf(folder);
      if (list) {
        new TreeMap<>(logins.issued())
            .forEach(
                (name, generation) ->
                    out().println(name + (generation == 0 ? "" : "  replaced " + generation)));
        return CommandLines.OK;
      }
      String password = rotate ? logins.rotate(login) : logins.issue(login);
      if (passwordOnly) {
        out().println(password);
      } else {
        print(folder, password);
      }
      return CommandLines.OK;
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot read or change the credentials in " + folder + ": " + e.getMessage(), e);
    }
  }

  private void print(Path folder, String password) throws IOException {
    DataDirectory.findRunning(folder)
        .map(InstanceAddresses::devicesMqtt)
        .ifPresent(uri -> out().println("broker    " + uri));
    out().println("login     " + login);
    out().println("password  " + password);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private Path folder() throws CommandFailedException {
    if (dataDir != null) {
      return dataDir;
    }
    List<Path> found =
        DEFAULT_FOLDERS.stream()
            .map(DataDirectory.defaultParent()::resolve)
            .filter(CredentialsCommand::isRunning)
            .toList();
    if (found.isEmpty()) {
      found =
          DEFAULT_FOLDERS.stream()
              .map(DataDirectory.defaultParent()::resolve)
              .filter(folder -> Files.exists(folder.resolve("credentials.properties")))
              .toList();
    }
    if (found.size() != 1) {
      throw new CommandFailedException(
          (found.isEmpty() ? "No Offsite has run on " : "There are several below ")
              + DataDirectory.defaultParent()
              + ". Say which with --data-dir.");
    }
    return found.get(0);
  }

  private static boolean isRunning(Path folder) {
    try {
      Optional<InstanceAddresses> running = DataDirectory.findRunning(folder);
      return running.isPresent();
    } catch (IOException e) {
      return false; // what cannot be read is named when it is the one that is asked for
    }
  }
}
