package dev.offsite.pipelines.mqtt;

/** The version of MQTT that is spoken with the broker. */
public enum MqttProtocol {
  /** MQTT 5.0: session expiry and receive maximum are agreed with the broker. */
  V5,
  /**
   * MQTT 3.1.1, for brokers that know nothing newer. The guarantee is the same; what the protocol
   * lacks, the broker's own configuration must provide:
   *
   * <ul>
   *   <li>No session expiry: the broker keeps the session for as long as <em>it</em> is configured.
   *   <li>No receive maximum: the broker sends as many messages without an acknowledgement as
   *       <em>it</em> is configured to, at most the 65,535 there are packet identifiers for. The
   *       hand-over holds no more than the receive maximum of the source in any case: beyond it the
   *       socket is not read. A job that stands still so for longer than the keep-alive loses the
   *       connection, and with it time only. With a receive maximum of 65,535 this cannot happen.
   *   <li>No retain handling: every connection receives the retained messages again.
   *   <li>No reason codes: a refusal says less, and a session taken over by another client looks
   *       like any lost connection.
   *   <li>No shared subscriptions, and no password without a user name.
   * </ul>
   */
  V3_1_1
}
