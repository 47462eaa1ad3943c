package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.EmbeddedBroker;
import dev.offsite.pipelines.testing.Publisher;
import dev.offsite.pipelines.testing.TestCertificates;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections with TLS to a real broker, and what is said when a certificate does not fit. */
class TlsTest {
  private static final Map<String, EmbeddedBroker> BROKERS = new HashMap<>();
  private static final AtomicInteger CLIENTS = new AtomicInteger();

  @TempDir static Path shared;
  private static TestCertificates certificates;

  @TempDir Path directory;
  private final Received received = new Received();
  private EmbeddedBroker broker;

  @BeforeAll
  static void makeCertificates() throws Exception {
    certificates = TestCertificates.in(shared);
    certificates.signed("client");
    certificates.signed("other-client");
    certificates.signed("expired", "-startdate", "-3d", "-validity", "1");
    certificates.signed("elsewhere", "-ext", "san=dns:elsewhere.example");
    certificates.selfSigned("stranger", "-ext", "san=dns:localhost");
  }

  @AfterAll
  static void stopBrokers() throws Exception {
    for (EmbeddedBroker started : BROKERS.values()) {
      started.close();
    }
    BROKERS.clear();
  }

  @ParameterizedTest
  @EnumSource
  void connection_toATrustedBroker_receives(MqttProtocol protocol) throws Exception {
    broker = brokerShowing("server");

    assertReceives(protocol, trustingCa());
  }

  @Test
  void connection_trustingAStore_receives() throws Exception {
    broker = brokerShowing("server");
    Path password = certificates.write("password", TestCertificates.PASSWORD + "\n");

    assertReceives(MqttProtocol.V5, MqttTls.trustingStore(certificates.trustStore(), password));
  }

  @ParameterizedTest
  @EnumSource
  void broker_thatAsksForACertificate_getsIt(MqttProtocol protocol) throws Exception {
    broker = brokerAskingForCertificates();

    assertReceives(protocol, trustingCa().withClientCertificate(chain("client"), key("client")));
  }

  @ParameterizedTest
  @EnumSource
  void broker_thatAsksForACertificate_isNotReachedWithoutOne(MqttProtocol protocol)
      throws Exception {
    broker = brokerAskingForCertificates();

    assertThatThrownBy(() -> connect(protocol, trustingCa()))
        .isInstanceOf(MqttRefusedException.class)
        .hasMessageContaining(broker.tlsUri())
        .hasMessageContaining("no client certificate is configured");
  }

  @Test
  void broker_thatDoesNotKnowTheClientsAuthority_saysSo() throws Exception {
    broker = brokerAskingForCertificates();
    MqttTls tls = trustingCa().withClientCertificate(chain("stranger"), key("stranger"));

    assertThatThrownBy(() -> connect(MqttProtocol.V5, tls))
        .isInstanceOf(MqttRefusedException.class)
        .hasMessageContaining(broker.tlsUri())
        .hasMessageContaining("the client certificate is " + chain("stranger"));
  }

  @ParameterizedTest
  @EnumSource
  void broker_ofAnUnknownAuthority_isRefused(MqttProtocol protocol) throws Exception {
    broker = brokerShowing("stranger");

    assertRefused(protocol, trustingCa())
        .hasMessageContaining("CN=stranger is of an authority that is not in " + chain("ca"));
    assertRefused(protocol, MqttTls.systemTrust())
        .hasMessageContaining("not in the Java runtime's trust store");
  }

  @ParameterizedTest
  @EnumSource
  void broker_withACertificateForAnotherHost_isRefused(MqttProtocol protocol) throws Exception {
    broker = brokerShowing("elsewhere");

    assertRefused(protocol, trustingCa())
        .hasMessageContaining("is not for host 'localhost' but for [elsewhere.example]");
  }

  @ParameterizedTest
  @EnumSource
  void broker_withACertificateForAnotherHost_isAcceptedWhereNamesAreUnverified(
      MqttProtocol protocol) throws Exception {
    broker = brokerShowing("elsewhere");

    assertReceives(protocol, trustingCa().withHostNames(MqttTls.HostNames.UNVERIFIED));
  }

  @Test
  void broker_withAnExpiredCertificate_isRefusedWithTheDate() throws Exception {
    broker = brokerShowing("expired");

    assertRefused(MqttProtocol.V5, trustingCa())
        .hasMessageMatching(
            ".*the broker's certificate CN=expired expired at 20\\d\\d-.*Z \\(it is 20\\d\\d-.*Z here\\):"
                + " renew it at the broker, or set this machine's clock");
  }

  @Test
  void clientCertificate_thatHasExpired_namesFileAndDate() throws Exception {
    MqttTls tls = trustingCa().withClientCertificate(chain("expired"), key("expired"));

    assertUnfit(tls)
        .hasMessageContaining("client certificate " + chain("expired"))
        .hasMessageMatching(".*CN=expired expired at 20\\d\\d-.*Z");
  }

  @Test
  void clientKey_ofAnotherCertificate_namesBothFiles() throws Exception {
    MqttTls tls = trustingCa().withClientCertificate(chain("client"), key("other-client"));

    assertUnfit(tls)
        .hasMessageContaining(key("other-client") + " does not belong to certificate")
        .hasMessageContaining(chain("client").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void clientKey_ofOtherAlgorithms_isRead(String algorithm) throws Exception {
    String alias = "client-" + algorithm;
    certificates.signedWithKeyOf(algorithm, alias);

    assertThat(
            TlsSockets.of(trustingCa().withClientCertificate(chain(alias), key(alias)))
                .getSupportedCipherSuites())
        .isNotEmpty();
  }

  @Test
  void caFile_missing_isNamed() {
    Path missing = directory.resolve("missing.pem");

    assertUnfit(MqttTls.trustingPem(missing))
        .hasMessage("mqtt.tls: CA file " + missing + " does not exist");
  }

  @Test
  void caFile_withoutCertificate_isNamed() throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "");
    Path text = Files.writeString(directory.resolve("text.pem"), "no certificate at all");

    assertUnfit(MqttTls.trustingPem(empty)).hasMessageContaining(empty + " holds no certificate");
    assertUnfit(MqttTls.trustingPem(text)).hasMessageContaining(text.toString());
  }

  @Test
  void caFile_ofExpiredAuthoritiesOnly_namesTheDate() throws Exception {
    Path file = certificates.write("old.pem", first(chain("expired")));

    assertUnfit(MqttTls.trustingPem(file)).hasMessageContaining("CN=expired expired at ");
  }

  @Test
  void caFile_withAnExpiredAuthorityAmongOthers_isUsed() throws Exception {
    broker = brokerShowing("server");
    Path file =
        certificates.write(
            "mixed.pem", first(chain("expired")) + Files.readString(chain("ca"), UTF_8));

    assertReceives(MqttProtocol.V5, MqttTls.trustingPem(file));
  }

  @Test
  void trustStore_withAWrongPassword_namesTheStoreOnly() throws Exception {
    Path password = certificates.write("wrong-password", "s3cret");

    assertUnfit(MqttTls.trustingStore(certificates.trustStore(), password))
        .hasMessageContaining("trust store " + certificates.trustStore() + " cannot be opened")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void trustStore_orItsPasswordFile_missing_isNamed() throws Exception {
    Path missing = directory.resolve("missing");
    Path password = certificates.write("password", TestCertificates.PASSWORD);

    assertUnfit(MqttTls.trustingStore(missing, password))
        .hasMessageContaining("trust store " + missing + " does not exist");
    assertUnfit(MqttTls.trustingStore(certificates.trustStore(), missing))
        .hasMessageContaining("password file of the trust store " + missing + " does not exist");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIs3cret\n-----END ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIs3cret\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nMIIs3cret\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n!s3cret\n",
        "s3cret"
      })
  void clientKey_thatCannotBeUsed_isNamedAndNotShown(String content) throws Exception {
    Path file = certificates.write("unfit-key.pem", content);

    assertUnfit(trustingCa().withClientCertificate(chain("client"), file))
        .hasMessageContaining("client key " + file)
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("s3cret"));
  }

  @Test
  void options_asText_showFilesOnly() throws Exception {
    assertThat(
            trustingCa()
                .withClientCertificate(Path.of("client.pem"), Path.of("key.pem"))
                .withHostNames(MqttTls.HostNames.UNVERIFIED))
        .hasToString(
            "TLS trusting "
                + chain("ca")
                + ", client certificate client.pem, host names unverified");
    assertThat(MqttTls.systemTrust()).hasToString("TLS trusting the Java runtime's authorities");
  }

  private static EmbeddedBroker brokerShowing(String alias) throws Exception {
    if (!BROKERS.containsKey(alias)) {
      BROKERS.put(alias, EmbeddedBroker.startWithTls(shared.resolve(alias), certificates, alias));
    }
    return BROKERS.get(alias);
  }

  private static EmbeddedBroker brokerAskingForCertificates() throws Exception {
    String key = "mutual";
    if (!BROKERS.containsKey(key)) {
      BROKERS.put(key, EmbeddedBroker.startWithMutualTls(shared.resolve(key), certificates));
    }
    return BROKERS.get(key);
  }

  private void assertReceives(MqttProtocol protocol, MqttTls tls) throws Exception {
    try (MqttConnection connection = connect(protocol, tls);
        Publisher device = new Publisher(broker.besideTlsUri())) {
      device.publish("a/1", "hello");
      await().until(() -> received.payloads.equals(List.of("hello")));
      assertThat(connection.resumedSession()).isFalse();
    }
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      MqttProtocol protocol, MqttTls tls) {
    return assertThatThrownBy(() -> connect(protocol, tls))
        .isInstanceOf(MqttRefusedException.class)
        .hasMessageStartingWith(broker.tlsUri() + " is not trusted: ");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertUnfit(MqttTls tls) {
    return assertThatThrownBy(() -> TlsSockets.of(tls))
        .isInstanceOf(MqttRefusedException.class)
        .hasMessageStartingWith("mqtt.tls: ");
  }

  private MqttConnection connect(MqttProtocol protocol, MqttTls tls) throws Exception {
    String clients = "tls-test-" + CLIENTS.incrementAndGet();
    return ServersInTurn.of(
            MqttSource.builder()
                .protocol(protocol)
                .serverUri(broker.tlsUri())
                .tls(tls)
                .topicFilter("a/#")
                .clientIdentifierPrefix(clients)
                .connectTimeout(Duration.ofSeconds(5))
                .config())
        .connect(MqttSplit.of(clients, "a/#"), received);
  }

  private static MqttTls trustingCa() throws Exception {
    return MqttTls.trustingPem(chain("ca"));
  }

  private static Path chain(String alias) throws Exception {
    return certificates.chainPem(alias);
  }

  private static Path key(String alias) throws Exception {
    return certificates.keyPem(alias);
  }

  private static String first(Path chain) throws Exception {
    String end = "-----END CERTIFICATE-----\n";
    String text = Files.readString(chain, UTF_8);
    return text.substring(0, text.indexOf(end) + end.length());
  }

  private static String stackTrace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Keeps what arrives. */
  private static final class Received implements MqttConnector.Listener {
    final List<String> payloads = new CopyOnWriteArrayList<>();

    @Override
    public void delivered(
        int packetIdentifier,
        String topicName,
        byte[] payload,
        int qos,
        boolean retained,
        boolean duplicate) {
      payloads.add(new String(payload, UTF_8));
    }

    @Override
    public void lost(String reason) {
      // Not what is tested here.
    }
  }
}
