package dev.offsite.standalone.broker;

import static dev.offsite.standalone.broker.TestClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DeviceLogins;
import dev.offsite.standalone.instance.Ports;
import dev.offsite.standalone.instance.StartException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateExpiredException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker's certificate expires while devices are connected. */
class CertificateBadDayIT {

  /** From the making of the certificate: enough to start a broker and connect. */
  private static final String HAS_BEGUN = "-23H-59M-35S";

  @TempDir Path folder;

  private final Credentials credentials = Credentials.random(new SecureRandom());

  @Test
  void certificate_thatExpiresWhileDevicesAreConnected_isSaidAndTheirConnectionsGoOn()
      throws Exception {
    TestCertificates certificates = TestCertificates.in(folder.resolve("certificates"));
    certificates.selfSigned("authority");
    certificates.signed(
        "broker",
        "authority",
        "-ext",
        "san=ip:127.0.0.1",
        "-startdate",
        HAS_BEGUN,
        "-validity",
        "1");
    Instant end = certificates.certificate("broker").getNotAfter().toInstant();
    MqttListener listener =
        new MqttListener(
            MqttListener.LOOPBACK,
            Optional.of(
                new TlsFiles(
                    certificates.chainPem("broker"),
                    certificates.keyPem("broker"),
                    Optional.empty())),
            MqttListener.PlainText.ON_LOOPBACK);
    DeviceLogins logins = DeviceLogins.open(credentials.secret(), folder.resolve("logins.txt"));
    MqttClientSslConfig trusting =
        MqttClientSslConfig.builder()
            .trustManagerFactory(certificates.trusting("authority"))
            .build();
    CertificateNotice notice =
        CertificateNotice.of(listener, CertificateNotice.DEFAULT_NOTICE, Clock.systemUTC());

    try (EmbeddedMqttBroker broker = broker(listener, logins);
        TestClient early = TestClient.at(broker.devicesUri(), "early", trusting);
        TestClient local = TestClient.at(broker.uri())) {
      assertThat(early.connect("wim-01", logins.passwordOf("wim-01"))).isEqualTo(SUCCESS);
      assertThat(notice.warnings()).first().asString().contains("expires at " + end);

      await().atMost(Duration.ofSeconds(60)).until(() -> Instant.now().isAfter(end));

      assertThat(notice.warnings())
          .first()
          .asString()
          .contains("CN=broker expired at " + end + ": devices refuse to connect");
      assertThat(early.publish("offsite/v1/wim/wim-01/passage")).isEqualTo(SUCCESS);
      assertThat(local.connect(Credentials.INGEST_USER, credentials.ingestPassword()))
          .as("this machine needs no certificate")
          .isEqualTo(SUCCESS);
      TestClient device = TestClient.at(broker.devicesUri(), "late", trusting);
      try (device) {
        assertThatThrownBy(() -> device.connect("wim-02", logins.passwordOf("wim-02")))
            .hasRootCauseInstanceOf(CertificateExpiredException.class);
      }
    }
    assertThatThrownBy(() -> broker(listener, logins))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "--tls-cert "
                + certificates.chainPem("broker")
                + " holds a certificate (CN=broker) that expired on "
                + end
                + ".");
  }

  private EmbeddedMqttBroker broker(MqttListener listener, DeviceLogins logins) throws Exception {
    BrokerPorts brokerPorts;
    try (Ports ports = new Ports(InetAddress.getLoopbackAddress())) {
      brokerPorts = new BrokerPorts(ports.choose(0, "--mqtt-port"), ports.choose(0, "local"));
    }
    return EmbeddedMqttBroker.start(
        folder.resolve("mqtt"),
        listener,
        brokerPorts,
        new BrokerAccess(credentials, logins, SimulatorAccount.ON, List.of()));
  }
}
