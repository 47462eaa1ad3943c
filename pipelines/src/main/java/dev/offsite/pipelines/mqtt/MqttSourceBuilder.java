package dev.offsite.pipelines.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the settings of an {@link MqttSource}. Server, topic filters and client identifier
 * prefix must be given; {@link #build} checks everything and names key and value of what is wrong.
 */
public final class MqttSourceBuilder {
  private MqttProtocol protocol = MqttProtocol.V5;
  private final List<String> serverUris = new ArrayList<>();
  private MqttTls tls = MqttTls.systemTrust();
  private final List<String> topicFilters = new ArrayList<>();
  private int sharedSplits = 1;
  private int subscriptionQos = 1;
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

  /**
   * The version of MQTT; 5 by default. {@link MqttProtocol#V3_1_1} says what an older one lacks.
   */
  public MqttSourceBuilder protocol(MqttProtocol version) {
    protocol = version;
    return this;
  }

  /**
   * A broker as {@code tcp://host:port} or {@code mqtt://host:port}, or with TLS as {@code
   * ssl://host:port} or {@code mqtts://host:port}; several are tried in turn.
   */
  public MqttSourceBuilder serverUri(String serverUri) {
    serverUris.add(serverUri);
    return this;
  }

  /** Whom to trust and what to show over TLS; the authorities of the Java runtime by default. */
  public MqttSourceBuilder tls(MqttTls options) {
    tls = options;
    return this;
  }

  /**
   * A topic filter, and with it a split. Filters must not overlap.
   *
   * <p>A shared subscription, {@code $share/group/filter}, makes {@link #sharedSplits} splits,
   * among which the broker divides the messages. Prefer several plain filters where the topic names
   * allow it: mosquitto 2.0.11 was measured to lose up to a tenth of the messages of a shared
   * subscription over its own restart, because it does not restore those sessions. Brokers never
   * send retained messages to a shared subscription. Messages of one device may come through
   * several splits, so their order is not kept.
   */
  public MqttSourceBuilder topicFilter(String topicFilter) {
    topicFilters.add(topicFilter);
    return this;
  }

  /**
   * How many splits, each with a session of its own, divide a shared subscription; 1 by default,
   * best the parallelism of the source. A session that a smaller number leaves behind still gets
   * its share of the messages, and keeps them from the others until it expires: delete it on the
   * broker when reducing the number.
   */
  public MqttSourceBuilder sharedSplits(int count) {
    sharedSplits = count;
    return this;
  }

  /**
   * The highest quality of service to receive with; 1 by default.
   *
   * <p>With 1, what devices publish at QoS 1 or 2 arrives at QoS 1, at least once, and what they
   * publish at QoS 0 at QoS 0. With 0 nothing is ever acknowledged or delivered again: messages are
   * lost with every failure, and dropped, and counted, when the job is slow. 2 is refused: both
   * Paho clients send PUBREC, which takes over a message from the broker, on arrival and not after
   * the checkpoint that holds it, so a failure in between would lose it.
   */
  public MqttSourceBuilder subscriptionQos(int qos) {
    subscriptionQos = qos;
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
   * broker for ever. Without effect in MQTT 3.1.1, where the broker's configuration decides.
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
   *
   * <p>In MQTT 3.1.1 the broker is not told. It bounds only the hand-over, beyond which the socket
   * is not read; see {@link MqttProtocol#V3_1_1}.
   */
  public MqttSourceBuilder receiveMaximum(int maximum) {
    receiveMaximum = maximum;
    return this;
  }

  /**
   * The longest silence on a connection before either side tests it, from 1 second; 30 seconds by
   * default. A half-open connection is noticed within one and a half times this, 45 seconds (with 1
   * second: within 2, as MQTT counts whole seconds).
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
    MqttSourceConfig config = config();
    return new MqttSource(config, ServersInTurn.of(config));
  }

  /** The settings as they are checked; no password is among them. */
  @Override
  public String toString() {
    return config().toString();
  }

  MqttSourceConfig config() {
    return new MqttSourceConfig(
        protocol,
        serverUris,
        tls,
        topicFilters,
        sharedSplits,
        subscriptionQos,
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
  }
}
