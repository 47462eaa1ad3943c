package dev.offsite.standalone.chaos;

import java.io.IOException;
import java.nio.file.Path;

/** An MQTT broker in a process of its own, which can be ended in order or killed. */
interface ExternalBroker extends AutoCloseable {

  /** Mosquitto if it is installed, else Artemis in a child JVM. */
  static ExternalBroker ofThisMachine(Path folder) throws IOException {
    return Mosquitto.findExecutable().isPresent()
        ? new Mosquitto(Mosquitto.findExecutable().orElseThrow(), folder)
        : new ArtemisProcess(folder);
  }

  /** What it is called in the name of a test. */
  static String nameOnThisMachine() {
    return Mosquitto.findExecutable().isPresent() ? Mosquitto.NAME : ArtemisProcess.NAME;
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
