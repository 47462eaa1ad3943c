package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.ScheduledExecutorPingSender;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * Connects with the Eclipse Paho client for MQTT 3.1.1, and keeps away from the same things as
 * {@link PahoConnector}. Its limit of messages in flight concerns publishing only.
 */
final class PahoV3Connector implements ServersInTurn.ServerConnector {
  private static final long serialVersionUID = 1L;

  private static final int GRANTED_NOTHING = 0x80;

  // The return codes of CONNACK, MQTT 3.1.1 section 3.2.2.3.
  private static final int FIRST_RETURN_CODE = 1;
  private static final int RETURN_SERVER_UNAVAILABLE = 3;
  private static final int LAST_RETURN_CODE = 5;

  // Paho logs a stack trace for every lost connection; what it says reaches us as an exception.
  private static final Logger PAHO = Logger.getLogger("org.eclipse.paho.client.mqttv3.internal");

  static {
    if (PAHO.getLevel() == null) {
      PAHO.setLevel(Level.OFF);
    }
  }

  private final MqttSourceConfig config;

  PahoV3Connector(MqttSourceConfig config) {
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
              new ScheduledExecutorPingSender(executor),
              executor);
    } catch (MqttException e) {
      executor.shutdownNow();
      throw new IOException(serverUri + ": " + e.getMessage(), e);
    }
    PahoV3Connection connection = new PahoV3Connection(client, executor, listener);
    try {
      client.setManualAcks(true);
      client.setCallback(connection);
      MqttConnectOptions options = options(serverUri);
      try {
        IMqttToken answer = client.connect(options);
        await(answer);
        connection.connected(answer);
      } finally {
        wipe(options);
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

  private MqttConnectOptions options(String serverUri) throws IOException {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setAutomaticReconnect(false);
    options.setCleanSession(false);
    options.setKeepAliveInterval(config.pingSeconds());
    options.setConnectionTimeout((int) config.connectTimeout().toSeconds());
    if (ServerUris.isTls(serverUri)) {
      options.setSocketFactory(TlsSockets.of(config.tls()));
      options.setHttpsHostnameVerificationEnabled(config.tls().verifiesHostNames());
    } else {
      options.setSocketFactory(new BufferedSocketFactory());
    }
    MqttCredentials credentials = config.credentials();
    char[] password = credentials.readPassword();
    if (!credentials.userName().isEmpty()) {
      options.setUserName(credentials.userName());
      options.setPassword(password);
    } else if (password.length > 0) {
      throw new MqttRefusedException(
          "mqtt.credentials: " + credentials + ": MQTT 3.1.1 has no password without a user name",
          null);
    }
    Arrays.fill(password, '\0');
    return options;
  }

  private static void wipe(MqttConnectOptions options) {
    if (options.getPassword() != null) {
      Arrays.fill(options.getPassword(), '\0');
    }
  }

  private void subscribe(MqttAsyncClient client, String serverUri, MqttSplit split)
      throws MqttException, IOException, InterruptedException {
    IMqttToken token = client.subscribe(split.topicFilter(), config.subscriptionQos());
    await(token);
    for (int granted : token.getGrantedQos()) {
      if (granted == GRANTED_NOTHING) {
        throw new MqttRefusedException(
            String.format(
                "%s refuses the subscription to '%s' of %s",
                serverUri, split.topicFilter(), config.credentials()),
            null);
      }
      if (granted < config.subscriptionQos()) {
        throw ConnectFailure.ofGrantedQos(serverUri, split, granted, config.subscriptionQos());
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
    if (code < FIRST_RETURN_CODE || code > LAST_RETURN_CODE) {
      return ConnectFailure.of(serverUri, what, config.tls(), cause);
    }
    String message =
        String.format(
            Locale.ROOT,
            "%s refuses the %s of %s: return code %d (%s)",
            serverUri,
            what,
            config.credentials(),
            code,
            cause.getMessage());
    return code == RETURN_SERVER_UNAVAILABLE
        ? new IOException(message, cause)
        : new MqttRefusedException(message, cause);
  }
}
