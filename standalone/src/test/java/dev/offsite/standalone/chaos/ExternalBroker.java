package dev.offsite.standalone.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** An MQTT broker in a process of its own, which can be ended in order or killed. */
interface ExternalBroker extends AutoCloseable {

  /** {@code artemis}: do without mosquitto, even where it is installed. */
  String CHOICE = "offsite.chaos.broker";

  /** Mosquitto if it is installed, else Artemis in a child JVM. */
  static ExternalBroker ofThisMachine(Path folder) throws IOException {
    Optional<Path> mosquitto = findMosquitto();
    return mosquitto.isPresent()
        ? new Mosquitto(mosquitto.get(), folder)
        : new ArtemisProcess(folder);
  }

  /** What it is called in the name of a test. */
  static String nameOnThisMachine() {
    return findMosquitto().isPresent() ? Mosquitto.NAME : ArtemisProcess.NAME;
  }

  private static Optional<Path> findMosquitto() {
    return "artemis".equals(System.getProperty(CHOICE))
        ? Optional.empty()
        : Mosquitto.findExecutable();
  }

  /** Starts it on its port and with what it has saved, and waits until it listens. */
  void start() throws IOException;

  /** Asks it to end (SIGTERM), so that it saves everything, and waits until it has. */
  void stop() throws InterruptedException;

  /** Ends it at once (SIGKILL). */
  void kill() throws InterruptedException;

  /**
   * Makes it save what it holds, where it does not save each message before acknowledging it, and
   * waits until it has.
   */
  void save() throws IOException, InterruptedException;

  /** Whether {@link #kill} loses what it acknowledged after {@link #save}. */
  boolean savesOnlyWhenAsked();

  int port();

  @Override
  void close() throws InterruptedException;
}
