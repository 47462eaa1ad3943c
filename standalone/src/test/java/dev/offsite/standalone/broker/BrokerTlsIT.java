package dev.offsite.standalone.broker;

import static dev.offsite.standalone.broker.TestClient.BAD_USER_NAME_OR_PASSWORD;
import static dev.offsite.standalone.broker.TestClient.NOT_AUTHORIZED;
import static dev.offsite.standalone.broker.TestClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DeviceLogins;
import dev.offsite.standalone.instance.Ports;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The listener with TLS, with passwords and with client certificates. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerTlsIT {

  @TempDir static Path folder;

  private final Credentials credentials = Credentials.random(new SecureRandom());
  private TestCertificates certificates;
  private DeviceLogins logins;
  private int starts;

  @BeforeAll
  void make() throws Exception {
    certificates = TestCertificates.in(folder.resolve("some certificates"));
    certificates.selfSigned("broker", "-ext", "san=ip:127.0.0.1");
    certificates.selfSigned("device-ca");
    certificates.signed("wim-01", "device-ca");
    certificates.signed("simulator", "device-ca");
    certificates.signed(
        "expired", "device-ca", "-dname", "CN=wim-03", "-startdate", "-10d", "-validity", "5");
    certificates.selfSigned("stranger", "-dname", "CN=wim-01");
    logins = DeviceLogins.open(credentials.secret(), folder.resolve("logins.txt"));
  }

  @BeforeEach
  void count() {
    starts++;
  }

  @Test
  void tls_password_worksAndThisMachineNeedsNone() throws Exception {
    try (EmbeddedMqttBroker broker = broker(Optional.empty())) {
      assertThat(broker.devicesUri()).startsWith("ssl://127.0.0.1:");
      assertThat(broker.uri()).startsWith("tcp://127.0.0.1:").isNotEqualTo(broker.devicesUri());

      try (TestClient device = device(broker, trusting("broker").build())) {
        assertThat(device.connect("wim-01", logins.passwordOf("wim-01"))).isEqualTo(SUCCESS);
        assertThat(device.publish("offsite/v1/wim/wim-01/passage")).isEqualTo(SUCCESS);
        assertThat(device.publish("offsite/v1/wim/wim-02/passage")).isEqualTo(NOT_AUTHORIZED);
      }
      try (TestClient wrong = device(broker, trusting("broker").build())) {
        assertThat(wrong.connect("wim-01", "wrong")).isEqualTo(BAD_USER_NAME_OR_PASSWORD);
      }
      try (TestClient ingest = TestClient.at(broker.uri())) {
        assertThat(ingest.connect(Credentials.INGEST_USER, credentials.ingestPassword()))
            .isEqualTo(SUCCESS);
      }
      assertNoConnection(device(broker, trusting("stranger").build()));
      URI uri = URI.create(broker.devicesUri());
      assertNoConnection(TestClient.at("tcp://127.0.0.1:" + uri.getPort()));
    }
  }

  @Test
  void mutualTls_certificateIsTheLogin_andNothingElseIs() throws Exception {
    try (EmbeddedMqttBroker broker = broker(Optional.of(certificates.chainPem("device-ca")))) {
      try (TestClient device = device(broker, showing("wim-01"))) {
        assertThat(device.connectAnonymously()).isEqualTo(SUCCESS);
        assertThat(device.publish("offsite/v1/wim/wim-01/passage")).isEqualTo(SUCCESS);
        assertThat(device.publish("offsite/v1/wim/wim-02/passage")).isEqualTo(NOT_AUTHORIZED);
      }
      try (TestClient posing = device(broker, showing("wim-01"))) {
        assertThat(posing.connect("wim-02", logins.passwordOf("wim-02")))
            .isEqualTo(BAD_USER_NAME_OR_PASSWORD);
      }
      try (TestClient tool = device(broker, showing("simulator"))) {
        assertThat(tool.connectAnonymously()).isEqualTo(BAD_USER_NAME_OR_PASSWORD);
      }
      assertNoConnection(device(broker, trusting("broker").build()));
      assertNoConnection(device(broker, showing("stranger")));
      assertNoConnection(device(broker, showing("expired")));
    }
  }

  private void assertNoConnection(TestClient client) {
    try (client) {
      assertThatThrownBy(() -> client.connect("wim-01", logins.passwordOf("wim-01")))
          .isInstanceOf(RuntimeException.class);
      assertThat(client.isConnected()).isFalse();
    }
  }

  private TestClient device(EmbeddedMqttBroker broker, MqttClientSslConfig tls) {
    return TestClient.at(broker.devicesUri(), "device-" + System.nanoTime(), tls);
  }

  private MqttClientSslConfigBuilder trusting(String alias) throws Exception {
    return MqttClientSslConfig.builder().trustManagerFactory(certificates.trusting(alias));
  }

  private MqttClientSslConfig showing(String alias) throws Exception {
    return trusting("broker").keyManagerFactory(certificates.showing(alias)).build();
  }

  private EmbeddedMqttBroker broker(Optional<Path> clientCa) throws Exception {
    BrokerPorts brokerPorts;
    try (Ports ports = new Ports(InetAddress.getLoopbackAddress())) {
      brokerPorts = new BrokerPorts(ports.choose(0, "--mqtt-port"), ports.choose(0, "local"));
    }
    return EmbeddedMqttBroker.start(
        folder.resolve("mqtt-" + starts),
        new MqttListener(
            MqttListener.LOOPBACK,
            Optional.of(
                new TlsFiles(
                    certificates.chainPem("broker"), certificates.keyPem("broker"), clientCa)),
            MqttListener.PlainText.ON_LOOPBACK),
        brokerPorts,
        new BrokerAccess(credentials, logins, SimulatorAccount.ON, List.of()));
  }
}
