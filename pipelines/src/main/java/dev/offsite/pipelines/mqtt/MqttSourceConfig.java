package dev.offsite.pipelines.mqtt;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The checked settings of an {@link MqttSource}; each is explained, with the reason for its
 * default, at {@link MqttSourceBuilder}.
 */
record MqttSourceConfig(
    MqttProtocol protocol,
    List<String> serverUris,
    MqttTls tls,
    List<String> topicFilters,
    int sharedSplits,
    int subscriptionQos,
    String clientIdentifierPrefix,
    MqttCredentials credentials,
    Duration sessionExpiry,
    int receiveMaximum,
    Duration keepAlive,
    Duration connectTimeout,
    Duration backoffMin,
    Duration backoffMax,
    int payloadBytesMax,
    int payloadExcerptBytes,
    long handOverBytesMax)
    implements Serializable {

  private static final int UINT16_MAX = 65_535;
  private static final long UINT32_MAX = 0xFFFF_FFFFL;

  /** Each is a connection with six threads; a broker that needs more has another problem. */
  private static final int SHARED_SPLITS_MAX = 256;

  MqttSourceConfig {
    serverUris = List.copyOf(serverUris);
    topicFilters = List.copyOf(topicFilters);
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(tls, "tls");
    require(!serverUris.isEmpty(), "mqtt.server-uris", "is empty");
    for (String serverUri : serverUris) {
      String fault = ServerUris.findFault(serverUri);
      require(fault.isEmpty(), "mqtt.server-uris", fault);
    }
    require(
        tls.isDefault() || serverUris.stream().anyMatch(ServerUris::isTls),
        "mqtt.tls",
        "is configured, but no server URI begins with ssl:// or mqtts://");
    require(!topicFilters.isEmpty(), "mqtt.topic-filters", "is empty");
    for (int i = 0; i < topicFilters.size(); i++) {
      String filter = topicFilters.get(i);
      String fault = TopicFilters.findFault(filter);
      require(fault.isEmpty(), "mqtt.topic-filters", "'" + filter + "' " + fault);
      require(
          protocol == MqttProtocol.V5 || !TopicFilters.isShared(filter),
          "mqtt.topic-filters",
          "'" + filter + "' is a shared subscription, which MQTT 3.1.1 does not have");
      for (String earlier : topicFilters.subList(0, i)) {
        require(
            !TopicFilters.overlap(earlier, filter),
            "mqtt.topic-filters",
            "'" + earlier + "' and '" + filter + "' overlap: messages would arrive twice");
      }
    }
    require(
        sharedSplits >= 1 && sharedSplits <= SHARED_SPLITS_MAX,
        "mqtt.shared-splits",
        sharedSplits + " is not within 1 and " + SHARED_SPLITS_MAX);
    require(
        subscriptionQos == 0 || subscriptionQos == 1,
        "mqtt.subscription-qos",
        subscriptionQos
            + " is not 0 or 1. At QoS 2 the client library takes over a message on arrival, before"
            + " a checkpoint holds it; at 1, messages published at QoS 2 arrive as QoS 1");
    require(
        clientIdentifierPrefix.matches("[0-9A-Za-z_-]{1,40}"),
        "mqtt.client-identifier-prefix",
        "'" + clientIdentifierPrefix + "' is not 1 to 40 letters, digits, '-' or '_'");
    requireWithin(sessionExpiry, 60, UINT32_MAX, "mqtt.session-expiry");
    require(
        receiveMaximum >= 1 && receiveMaximum <= UINT16_MAX,
        "mqtt.receive-maximum",
        receiveMaximum + " is not within 1 and " + UINT16_MAX);
    requireWithin(keepAlive, 1, UINT16_MAX, "mqtt.keep-alive");
    requireWithin(connectTimeout, 1, 600, "mqtt.connect-timeout");
    require(
        backoffMin.toMillis() >= 1 && backoffMin.compareTo(backoffMax) <= 0,
        "mqtt.backoff-min",
        backoffMin + " is not within 1 ms and mqtt.backoff-max " + backoffMax);
    require(payloadBytesMax >= 1, "mqtt.payload-bytes-max", payloadBytesMax + " is less than 1");
    require(
        payloadExcerptBytes >= 0 && payloadExcerptBytes < payloadBytesMax,
        "mqtt.payload-excerpt-bytes",
        payloadExcerptBytes + " is not within 0 and mqtt.payload-bytes-max " + payloadBytesMax);
    require(
        handOverBytesMax >= payloadBytesMax,
        "mqtt.hand-over-bytes-max",
        handOverBytesMax + " is less than mqtt.payload-bytes-max " + payloadBytesMax);
  }

  /** One split per plain topic filter, several per shared one, in the order of the filters. */
  List<MqttSplit> splits() {
    List<MqttSplit> splits = new ArrayList<>();
    for (String filter : topicFilters) {
      if (TopicFilters.isShared(filter)) {
        for (int i = 0; i < sharedSplits; i++) {
          splits.add(MqttSplit.ofShared(clientIdentifierPrefix, filter, i));
        }
      } else {
        splits.add(MqttSplit.of(clientIdentifierPrefix, filter));
      }
    }
    return splits;
  }

  /**
   * The interval to give to the Paho clients, in seconds. They notice a silent connection within
   * twice their interval, so three quarters of the keep-alive make it one and a half times that.
   */
  int pingSeconds() {
    return (int) Math.max(1, keepAlive.toSeconds() * 3 / 4);
  }

  private static void requireWithin(Duration value, long minSeconds, long maxSeconds, String key) {
    require(
        value.toSeconds() >= minSeconds && value.toSeconds() <= maxSeconds,
        key,
        value + " is not within " + minSeconds + " s and " + maxSeconds + " s");
  }

  private static void require(boolean condition, String key, String fault) {
    if (!condition) {
      throw new IllegalArgumentException(key + ": " + fault);
    }
  }
}
