package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Tells what went wrong when a server did not answer an attempt to connect. */
final class ConnectFailure {
  private static final String ALERT = "Received fatal alert: ";

  private ConnectFailure() {}

  /**
   * Returns the error for a failed step.
   *
   * @param what the step, such as "connection"
   * @return {@link MqttRefusedException} where a certificate is the reason and waiting cannot help,
   *     else an {@link IOException}
   */
  static IOException of(String serverUri, String what, MqttTls tls, Throwable failure) {
    Throwable root = failure.getCause() == null ? failure : failure.getCause();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return new MqttRefusedException(
            serverUri + " is not trusted: " + cause.getMessage(), failure);
      }
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof SSLException && message.contains(ALERT)) {
        return new MqttRefusedException(
            serverUri
                + " ends the TLS handshake with alert "
                + message.substring(message.indexOf(ALERT) + ALERT.length())
                + "; "
                + tls.chainFile()
                    .map(ConnectFailure::ofCertificate)
                    .orElse("no client certificate is configured"),
            failure);
      }
    }
    return new IOException(serverUri + " failed the " + what + ": " + root, failure);
  }

  /** Returns the error for a broker that would deliver with less than was asked for. */
  static MqttRefusedException ofGrantedQos(
      String serverUri, MqttSplit split, int granted, int requested) {
    return new MqttRefusedException(
        serverUri
            + " grants QoS "
            + granted
            + " where QoS "
            + requested
            + " was asked for with the subscription to '"
            + split.topicFilter()
            + "': messages could be lost",
        null);
  }

  private static String ofCertificate(Path chainFile) {
    return "the client certificate is " + chainFile;
  }
}
