package dev.offsite.pipelines.mqtt;

import java.io.IOException;

/** One network connection to the broker. It is used once: after a loss a new one is opened. */
interface MqttConnection extends AutoCloseable {

  /** Whether the broker still had the session, and with it everything it queued meanwhile. */
  boolean resumedSession();

  /**
   * Sends PUBACK for messages that this very connection delivered.
   *
   * @throws IOException when the connection is gone; the broker will deliver again
   */
  void acknowledge(int[] packetIdentifiers) throws IOException;

  /** Ends the connection within a second and leaves the session on the broker. */
  @Override
  void close();
}
