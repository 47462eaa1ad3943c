package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes over MQTT 5 at most once: QoS 0, not retained, with a message expiry, and nothing is
 * kept while there is no connection. Safe for many threads.
 *
 * <p>A thread of its own connects, and after a loss connects anew with a new client object and a
 * back-off. {@link #publish} never waits for it.
 */
public final class MqttPublisher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MqttPublisher.class);

  private static final Duration BACKOFF_MIN = Duration.ofMillis(200);
  private static final Duration BACKOFF_MAX = Duration.ofSeconds(10);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 200;
  private static final int KEEP_ALIVE_SECONDS = 15;
  private static final int DISCONNECT_MILLIS = 500;
  private static final long CLOSE_MILLIS = 5_000;

  /**
   * Where to, and as whom.
   *
   * @param serverUri {@code tcp://host:port} or {@code ssl://host:port}
   * @param clientIdentifierPrefix the number of the subtask is put behind it
   */
  public record Settings(
      String serverUri, MqttTls tls, String clientIdentifierPrefix, MqttCredentials credentials)
      implements Serializable {
    public Settings {
      Objects.requireNonNull(tls, "tls");
      Objects.requireNonNull(clientIdentifierPrefix, "clientIdentifierPrefix");
      Objects.requireNonNull(credentials, "credentials");
      String fault = ServerUris.findFault(serverUri);
      if (!fault.isEmpty()) {
        throw new IllegalArgumentException("mqtt server URI: " + fault);
      }
    }
  }

  private final Settings settings;
  private final Backoff backoff;
  private final String clientIdentifier;
  private final Thread connecting;
  private volatile MqttAsyncClient client;
  private volatile boolean closed;

  private MqttPublisher(Settings settings, int subtask, Backoff backoff) {
    this.settings = settings;
    this.backoff = backoff;
    clientIdentifier = settings.clientIdentifierPrefix() + '-' + subtask;
    connecting = new Thread(this::keepConnected, "mqtt-publisher-" + clientIdentifier);
    connecting.setDaemon(true);
  }

  /** Begins to connect and returns at once. */
  public static MqttPublisher start(Settings settings, int subtask) {
    // each subtask pauses differently, and a run can be repeated
    SplittableRandom random =
        new SplittableRandom((settings.clientIdentifierPrefix() + subtask).hashCode());
    return start(settings, subtask, new Backoff(BACKOFF_MIN, BACKOFF_MAX, random));
  }

  /**
   * The same with other pauses.
   *
   * @param backoff for this publisher alone
   */
  static MqttPublisher start(Settings settings, int subtask, Backoff backoff) {
    MqttPublisher publisher = new MqttPublisher(settings, subtask, backoff);
    publisher.connecting.start();
    return publisher;
  }

  /**
   * Publishes a message, or drops it.
   *
   * @param expiry after which no broker delivers it; rounded up to whole seconds, at least one
   * @return whether it was handed to a connection; false if it is lost
   */
  public boolean publish(String topicName, byte[] payload, Duration expiry) {
    MqttAsyncClient current = client;
    if (current == null || !current.isConnected()) {
      return false;
    }
    MqttMessage message = new MqttMessage(payload, 0, false, new MqttProperties());
    message.getProperties().setMessageExpiryInterval(Math.max(1, (expiry.toMillis() + 999) / 1000));
    try {
      current.publish(topicName, message);
      return true;
    } catch (MqttException e) {
      LOG.debug("message to {} is dropped: {}", topicName, e.toString());
      return false;
    }
  }

  /** Whether there is a connection at the moment. */
  public boolean isConnected() {
    MqttAsyncClient current = client;
    return current != null && current.isConnected();
  }

  @Override
  public void close() {
    closed = true;
    connecting.interrupt();
    try {
      connecting.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepConnected() {
    try {
      while (!closed) {
        try {
          client = connect();
          backoff.reset();
          while (!closed && client.isConnected()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
          }
        } catch (MqttException | IOException e) {
          LOG.warn(
              "{} cannot connect to {}: {}", clientIdentifier, settings.serverUri(), e.toString());
        }
        dispose(client);
        client = null;
        TimeUnit.MILLISECONDS.sleep(backoff.next().toMillis());
      }
    } catch (InterruptedException e) {
      LOG.debug("{} ends", clientIdentifier);
    } finally {
      dispose(client);
      client = null;
    }
  }

  private MqttAsyncClient connect() throws MqttException, IOException, InterruptedException {
    MqttAsyncClient fresh =
        new MqttAsyncClient(
            ServerUris.forPaho(settings.serverUri()), clientIdentifier, new MemoryPersistence());
    MqttConnectionOptions options = options();
    try {
      fresh.connect(options).waitForCompletion(CONNECT_TIMEOUT.toMillis());
      return fresh;
    } catch (MqttException e) {
      dispose(fresh);
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw e;
    } finally {
      PasswordBytes.wipe(options);
    }
  }

  private MqttConnectionOptions options() throws IOException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setConnectionTimeout((int) CONNECT_TIMEOUT.toSeconds());
    if (ServerUris.isTls(settings.serverUri())) {
      options.setSocketFactory(TlsSockets.of(settings.tls()));
      options.setHttpsHostnameVerificationEnabled(settings.tls().verifiesHostNames());
    }
    PasswordBytes.set(options, settings.credentials());
    return options;
  }

  private static void dispose(MqttAsyncClient old) {
    if (old == null) {
      return;
    }
    try {
      old.disconnectForcibly(0, DISCONNECT_MILLIS, old.isConnected());
      old.close();
    } catch (MqttException | RuntimeException e) {
      LOG.debug("there is nothing to save in a connection that is thrown away: {}", e.toString());
    }
  }
}
