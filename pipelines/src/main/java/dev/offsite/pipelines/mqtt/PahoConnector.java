package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * Connects with the Eclipse Paho client for MQTT 5.
 *
 * <p>What it keeps away from, each for a measured reason: automatic reconnect (a late
 * acknowledgement blocks the client for good, and it does not subscribe again), reuse of a client
 * object, inbound topic aliases, subscriptions at QoS 2 (it sends PUBREC, which takes over the
 * message, on arrival whatever the acknowledgement mode), blocking calls in callbacks. A maximum
 * packet size is not announced: the broker would have to throw larger messages away without telling
 * anyone, and nobody would ever see a dead letter of them.
 */
final class PahoConnector implements ServersInTurn.ServerConnector {
  private static final long serialVersionUID = 1L;

  private static final int RETAINED_ONLY_FOR_NEW_SUBSCRIPTION = 1;
  private static final int FIRST_REASON_CODE_OF_ERRORS = 0x80;
  private static final int LAST_REASON_CODE_OF_ERRORS = 0xA2;
  private static final int REASON_SERVER_UNAVAILABLE = 0x88;
  private static final int REASON_SERVER_BUSY = 0x89;
  private static final int REASON_QUOTA_EXCEEDED = 0x97;
  private static final int REASON_USE_ANOTHER_SERVER = 0x9C;
  private static final int REASON_CONNECTION_RATE_EXCEEDED = 0x9F;

  // Paho logs a stack trace for every lost connection; what it says reaches us as an exception.
  private static final Logger PAHO = Logger.getLogger("org.eclipse.paho.mqttv5.client.internal");

  static {
    if (PAHO.getLevel() == null) {
      PAHO.setLevel(Level.OFF);
    }
  }

  private final MqttSourceConfig config;

  PahoConnector(MqttSourceConfig config) {
    this.config = config;
  }

  @Override
  public MqttConnection connect(String serverUri, MqttSplit split, MqttConnector.Listener listener)
      throws IOException, InterruptedException {
    ScheduledExecutorService executor = ClientThreads.of(split);
    MqttAsyncClient client;
    try {
      client =
          new MqttAsyncClient(
              ServerUris.forPaho(serverUri),
              split.clientIdentifier(),
              new MemoryPersistence(),
              null,
              executor);
    } catch (MqttException e) {
      executor.shutdownNow();
      throw new IOException(serverUri + ": " + e.getMessage(), e);
    }
    PahoConnection connection = new PahoConnection(client, executor, listener);
    try {
      client.setManualAcks(true);
      client.setCallback(connection);
      MqttConnectionOptions options = options(serverUri);
      try {
        IMqttToken answer = client.connect(options);
        await(answer);
        connection.connected(answer);
      } finally {
        PasswordBytes.wipe(options);
      }
      subscribe(client, serverUri, split);
      return connection;
    } catch (MqttException e) {
      connection.close();
      throw failure(serverUri, "connection", e);
    } catch (IOException | InterruptedException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private MqttConnectionOptions options(String serverUri) throws IOException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(false);
    options.setSessionExpiryInterval(config.sessionExpiry().toSeconds());
    options.setReceiveMaximum(config.receiveMaximum());
    options.setTopicAliasMaximum(0);
    options.setKeepAliveInterval(config.pingSeconds());
    options.setConnectionTimeout((int) config.connectTimeout().toSeconds());
    if (ServerUris.isTls(serverUri)) {
      options.setSocketFactory(TlsSockets.of(config.tls()));
      options.setHttpsHostnameVerificationEnabled(config.tls().verifiesHostNames());
    } else {
      options.setSocketFactory(new BufferedSocketFactory());
    }
    PasswordBytes.set(options, config.credentials());
    return options;
  }

  private void subscribe(MqttAsyncClient client, String serverUri, MqttSplit split)
      throws MqttException, IOException, InterruptedException {
    MqttSubscription subscription =
        new MqttSubscription(split.topicFilter(), config.subscriptionQos());
    subscription.setRetainHandling(RETAINED_ONLY_FOR_NEW_SUBSCRIPTION);
    IMqttToken token =
        client.subscribe(new MqttSubscription[] {subscription}, null, null, new MqttProperties());
    await(token);
    for (int code : token.getReasonCodes()) {
      if (code >= FIRST_REASON_CODE_OF_ERRORS) {
        throw failure(
            serverUri, "subscription to '" + split.topicFilter() + "'", new MqttException(code));
      }
      if (code < config.subscriptionQos()) {
        throw ConnectFailure.ofGrantedQos(serverUri, split, code, config.subscriptionQos());
      }
    }
  }

  private void await(IMqttToken token) throws MqttException, InterruptedException {
    try {
      token.waitForCompletion(config.connectTimeout().toMillis());
    } catch (MqttException e) {
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw e;
    }
  }

  private IOException failure(String serverUri, String what, MqttException cause) {
    int code = cause.getReasonCode();
    boolean answered = code >= FIRST_REASON_CODE_OF_ERRORS && code <= LAST_REASON_CODE_OF_ERRORS;
    if (!answered) {
      return ConnectFailure.of(serverUri, what, config.tls(), cause);
    }
    String message =
        String.format(
            Locale.ROOT,
            "%s refuses the %s of %s: reason code 0x%02X (%s)",
            serverUri,
            what,
            config.credentials(),
            code,
            cause.getMessage());
    return isPassing(code) ? new IOException(message, cause) : refused(message, cause);
  }

  private static IOException refused(String message, MqttException cause) {
    return new MqttRefusedException(message, cause);
  }

  private static boolean isPassing(int code) {
    return code == REASON_SERVER_UNAVAILABLE
        || code == REASON_SERVER_BUSY
        || code == REASON_QUOTA_EXCEEDED
        || code == REASON_USE_ANOTHER_SERVER
        || code == REASON_CONNECTION_RATE_EXCEEDED
        || code == FIRST_REASON_CODE_OF_ERRORS;
  }
}
