package dev.offsite.pipelines.mqtt;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The checked settings of an {@link MqttSource}; each is explained, with the reason for its
 * default, at {@link MqttSourceBuilder}.
 */
record MqttSourceConfig(
    List<String> serverUris,
    List<String> topicFilters,
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

  MqttSourceConfig {
    serverUris = List.copyOf(serverUris);
    topicFilters = List.copyOf(topicFilters);
    Objects.requireNonNull(credentials, "credentials");
    require(!serverUris.isEmpty(), "mqtt.server-uris", "is empty");
    serverUris.forEach(MqttSourceConfig::checkServerUri);
    require(!topicFilters.isEmpty(), "mqtt.topic-filters", "is empty");
    for (int i = 0; i < topicFilters.size(); i++) {
      String filter = topicFilters.get(i);
      String fault = TopicFilters.findFault(filter);
      require(fault.isEmpty(), "mqtt.topic-filters", "'" + filter + "' " + fault);
      for (String earlier : topicFilters.subList(0, i)) {
        require(
            !TopicFilters.overlap(earlier, filter),
            "mqtt.topic-filters",
            "'" + earlier + "' and '" + filter + "' overlap: messages would arrive twice");
      }
    }
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

  /** One split per topic filter, in their order. */
  List<MqttSplit> splits() {
    List<MqttSplit> splits = new ArrayList<>();
    for (String filter : topicFilters) {
      splits.add(MqttSplit.of(clientIdentifierPrefix, filter));
    }
    return splits;
  }

  private static void checkServerUri(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      // Without the text: it may hold a password.
      throw new IllegalArgumentException("mqtt.server-uris: an entry is not a URI", null);
    }
    require(
        uri.getRawUserInfo() == null,
        "mqtt.server-uris",
        "an entry holds a user or password; these belong into the credentials");
    require(
        ("tcp".equals(uri.getScheme()) || "ssl".equals(uri.getScheme())) && uri.getHost() != null,
        "mqtt.server-uris",
        "'" + text + "' is not of the form tcp://host:port or ssl://host:port");
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
