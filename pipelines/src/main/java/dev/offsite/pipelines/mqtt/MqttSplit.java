package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One topic filter together with the fixed client identifier that subscribes to it: one MQTT
 * session of the broker. A plain filter is one split; a shared one is as many as are configured,
 * each with a client identifier of its own.
 *
 * <p>It carries no position. A broker cannot rewind; what has not been acknowledged is the
 * position, and the broker keeps it in the session.
 *
 * @param topicFilter the filter subscribed to
 * @param clientIdentifier the client identifier whose session holds the subscription
 */
public record MqttSplit(String topicFilter, String clientIdentifier) implements SourceSplit {
  private static final int HASH_BYTES = 4;

  public MqttSplit {
    Objects.requireNonNull(topicFilter, "topicFilter");
    Objects.requireNonNull(clientIdentifier, "clientIdentifier");
  }

  /**
   * Returns the split of a filter. The client identifier is the prefix and a hash of the filter,
   * not an index: adding or reordering filters never gives the session of one filter to another.
   */
  static MqttSplit of(String clientIdentifierPrefix, String topicFilter) {
    return new MqttSplit(topicFilter, clientIdentifierPrefix + "-" + hash(topicFilter));
  }

  /** Returns one of the splits of a shared filter, counted from 0. */
  static MqttSplit ofShared(String clientIdentifierPrefix, String topicFilter, int number) {
    return new MqttSplit(
        topicFilter, clientIdentifierPrefix + "-" + hash(topicFilter) + "-" + number);
  }

  private static String hash(String topicFilter) {
    byte[] digest;
    try {
      digest = MessageDigest.getInstance("SHA-256").digest(topicFilter.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
    return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
  }

  @Override
  public String splitId() {
    return clientIdentifier;
  }
}
