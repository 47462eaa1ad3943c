package dev.offsite.standalone.command;

import dev.offsite.standalone.broker.MqttListener;
import dev.offsite.standalone.broker.TlsFiles;
import dev.offsite.standalone.instance.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of where the broker listens for devices. Kafka never leaves loopback. */
final class ListenerMixin {

  /** Certificates are not issued for longer than that. */
  private static final int WARN_DAYS_MAX = 3_650;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = MqttListener.LOOPBACK,
      description =
          "Where the MQTT broker listens for devices; 0.0.0.0 = everywhere."
              + " Default: ${DEFAULT-VALUE}")
  private String listen;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Certificate of the MQTT broker, and those above it, in PEM")
  private Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Its private key: unencrypted PKCS#8 in PEM")
  private Path key;

  @Option(
      names = "--tls-client-ca",
      paramLabel = "FILE",
      description =
          "Every device must show a certificate of these authorities; its common name is the login")
  private Path clientCa;

  @Option(
      names = "--allow-plain",
      description = "Listen beyond this machine without TLS, in a network that encrypts by itself")
  private boolean allowPlain;

  @Option(
      names = "--tls-warn-days",
      paramLabel = "DAYS",
      defaultValue = "30",
      description =
          "Say so many days before a certificate expires that it does. Default: ${DEFAULT-VALUE}")
  private int warnDays;

  /** How long before a certificate expires it is said. */
  Duration certificateNotice() {
    Limits.require(command, "--tls-warn-days", warnDays, 0, WARN_DAYS_MAX);
    return Duration.ofDays(warnDays);
  }

  /**
   * The listener; to be asked for before anything is touched.
   *
   * @throws ParameterException if an option lacks its other half
   * @throws StartException if plain text would leave this machine unasked
   */
  MqttListener listener() throws StartException {
    if ((certificate == null) != (key == null)) {
      throw new ParameterException(
          command.commandLine(), "--tls-cert and --tls-key need each other");
    }
    if (clientCa != null && certificate == null) {
      throw new ParameterException(
          command.commandLine(), "--tls-client-ca needs --tls-cert and --tls-key");
    }
    MqttListener listener =
        new MqttListener(
            listen,
            certificate == null
                ? Optional.empty()
                : Optional.of(new TlsFiles(certificate, key, Optional.ofNullable(clientCa))),
            allowPlain ? MqttListener.PlainText.EVERYWHERE : MqttListener.PlainText.ON_LOOPBACK);
    listener.check();
    return listener;
  }
}
