package dev.offsite.standalone.stack;

/** A server of an instance that can be stopped and started again while the rest goes on. */
public enum StackServer {
  /** The MQTT broker. */
  BROKER("MQTT broker"),
  /** Kafka. */
  KAFKA("Kafka"),
  /** The embedded time series. */
  HISTORY("time series");

  private final String words;

  StackServer(String words) {
    this.words = words;
  }

  /** For a human. */
  public String words() {
    return words;
  }
}
