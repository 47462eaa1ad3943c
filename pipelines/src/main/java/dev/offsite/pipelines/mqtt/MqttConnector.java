package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.io.Serializable;

/** Opens connections to the broker; only what is behind it knows an MQTT client library. */
interface MqttConnector extends Serializable {

  /**
   * Connects as the client identifier of the split, resumes its session and subscribes to its
   * filter. Deliveries may reach the listener before this method returns.
   *
   * @throws MqttRefusedException when the broker answers that the configuration is wrong
   * @throws IOException when the broker cannot be reached or does not answer in time
   */
  MqttConnection connect(MqttSplit split, Listener listener)
      throws IOException, InterruptedException;

  /** Takes what a connection delivers; calls come from threads of the client library. */
  interface Listener {

    /**
     * Takes one message. Blocks while the hand-over is full; never throws.
     *
     * @param packetIdentifier the identifier to acknowledge with, 0 when the broker expects none
     *     and will not deliver the message again
     */
    void delivered(
        int packetIdentifier,
        String topicName,
        byte[] payload,
        int qos,
        boolean retained,
        boolean duplicate);

    /** The connection is gone; called at least once, also after the connection was closed. */
    void lost(String reason);
  }
}
