package dev.offsite.pipelines.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the settings of an {@link MqttSource}. Server, topic filters and client identifier
 * prefix must be given; {@link #build} checks everything and names key and value of what is wrong.
 */
public final class MqttSourceBuilder {
  private final List<String> serverUris = new ArrayList<>();
  private final List<String> topicFilters = new ArrayList<>();
  private String clientIdentifierPrefix = "";
  private MqttCredentials credentials = MqttCredentials.anonymous();
  private Duration sessionExpiry = Duration.ofDays(1);
  private int receiveMaximum = 20_000;
  private Duration keepAlive = Duration.ofSeconds(30);
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration backoffMin = Duration.ofMillis(200);
  private Duration backoffMax = Duration.ofSeconds(10);
  private int payloadBytesMax = 1_000_000;
  private int payloadExcerptBytes = 4_096;
  private long handOverBytesMax = 64L << 20;

  MqttSourceBuilder() {}

  /** A broker as {@code tcp://host:port} or {@code ssl://host:port}; several are tried in turn. */
  public MqttSourceBuilder serverUri(String serverUri) {
    serverUris.add(serverUri);
    return this;
  }

  /** A topic filter, and with it a split. Filters must not overlap. */
  public MqttSourceBuilder topicFilter(String topicFilter) {
    topicFilters.add(topicFilter);
    return this;
  }

  /**
   * The part of all client identifiers that tells this job from others at the same broker. It must
   * stay the same over restarts, or the sessions, and what is queued in them, are left behind; two
   * jobs with the same prefix take each other's sessions away.
   */
  public MqttSourceBuilder clientIdentifierPrefix(String prefix) {
    clientIdentifierPrefix = prefix;
    return this;
  }

  /** Who connects; anonymous by default. */
  public MqttSourceBuilder credentials(MqttCredentials newCredentials) {
    credentials = newCredentials;
    return this;
  }

  /**
   * How long the broker keeps the session, and the messages in it, while the job is away. One day
   * by default: an outage over night loses nothing, and a job that never returns does not fill the
   * broker for ever.
   */
  public MqttSourceBuilder sessionExpiry(Duration expiry) {
    sessionExpiry = expiry;
    return this;
  }

  /**
   * How many messages per split the broker may have sent without an acknowledgement. As these come
   * with checkpoints, it bounds the rate of a split: receive maximum / (checkpoint interval +
   * checkpoint duration). The default of 20,000 carries 33,000 messages a second at an interval of
   * 500 ms and a duration of 100 ms, about what one connection of the client library delivers. More
   * would only make more messages repeat after a failure.
   */
  public MqttSourceBuilder receiveMaximum(int maximum) {
    receiveMaximum = maximum;
    return this;
  }

  /**
   * The longest silence on a connection before either side tests it; 30 seconds by default, so that
   * a half-open connection is noticed within 45 seconds.
   */
  public MqttSourceBuilder keepAlive(Duration interval) {
    keepAlive = interval;
    return this;
  }

  /** The longest wait for connection and subscription; 10 seconds by default. */
  public MqttSourceBuilder connectTimeout(Duration timeout) {
    connectTimeout = timeout;
    return this;
  }

  /**
   * The shortest and the longest pause before another attempt to connect. 200 ms and 10 s by
   * default: a broker's restart costs little time, a dead broker sees six attempts a minute.
   */
  public MqttSourceBuilder backoff(Duration min, Duration max) {
    backoffMin = min;
    backoffMax = max;
    return this;
  }

  /**
   * The largest payload that enters the job whole; a larger one is cut to its first bytes and
   * carries its length and SHA-256. 1,000,000 by default, because the largest record Kafka takes by
   * default, 1,048,588 bytes, must also hold the key and the headers.
   */
  public MqttSourceBuilder payloadBytesMax(int bytes) {
    payloadBytesMax = bytes;
    return this;
  }

  /** How much of a cut payload is kept; 4,096 bytes by default, enough to see what it was. */
  public MqttSourceBuilder payloadExcerptBytes(int bytes) {
    payloadExcerptBytes = bytes;
    return this;
  }

  /**
   * The most payload bytes per split that wait between connection and job. 64 MiB by default:
   * 20,000 waiting messages of ordinary size take 10 MB; only large payloads meet this limit.
   */
  public MqttSourceBuilder handOverBytesMax(long bytes) {
    handOverBytesMax = bytes;
    return this;
  }

  /**
   * Returns the source.
   *
   * @throws IllegalArgumentException naming key and value of the first setting that is wrong
   */
  public MqttSource build() {
    MqttSourceConfig config =
        new MqttSourceConfig(
            serverUris,
            topicFilters,
            clientIdentifierPrefix,
            credentials,
            sessionExpiry,
            receiveMaximum,
            keepAlive,
            connectTimeout,
            backoffMin,
            backoffMax,
            payloadBytesMax,
            payloadExcerptBytes,
            handOverBytesMax);
    return new MqttSource(config, new PahoConnector(config));
  }
}
