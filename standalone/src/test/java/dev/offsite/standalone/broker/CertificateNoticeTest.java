package dev.offsite.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.standalone.instance.StartException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateNoticeTest {

  private static final Duration TWO_DAYS = Duration.ofDays(2);

  @TempDir static Path folder;

  private TestCertificates certificates;
  private Instant end;

  @BeforeAll
  void make() throws Exception {
    certificates = TestCertificates.in(folder);
    certificates.selfSigned("broker", "-validity", "90");
    certificates.selfSigned("device-ca", "-validity", "900");
    end = certificates.certificate("broker").getNotAfter().toInstant();
  }

  @Test
  void warnings_bothSidesOfTheNoticeAndOfTheEnd() throws Exception {
    assertThat(warningsAt(end.minus(TWO_DAYS))).isEmpty();
    assertThat(warningsAt(end.minus(TWO_DAYS).plusMillis(1)))
        .containsExactly(
            "--tls-cert "
                + folder.resolve("broker.pem")
                + ": the certificate CN=broker expires at "
                + end
                + ", in 1 days. Replace the file and start again before then");
    assertThat(warningsAt(end)).asString().contains("expires at", "in 0 days");
    assertThat(warningsAt(end.plusMillis(1)))
        .containsExactly(
            "--tls-cert "
                + folder.resolve("broker.pem")
                + ": the certificate CN=broker expired at "
                + end
                + ": devices refuse to connect. Replace the file and start again");
  }

  @Test
  void warnings_authorityOfDevices_isNamedToo() throws Exception {
    assertThat(warningsAt(end.plus(Duration.ofDays(1_000))))
        .hasSize(2)
        .last()
        .asString()
        .contains("--tls-client-ca", "CN=device-ca expired at", "are refused");
  }

  @Test
  void warnings_listenerWithoutTls_areNone() throws Exception {
    assertThat(CertificateNotice.of(MqttListener.DEFAULT, TWO_DAYS, at(end)).warnings()).isEmpty();
  }

  @Test
  void of_fileThatIsGone_namesIt() {
    MqttListener gone =
        listener(folder.resolve("none.pem"), folder.resolve("none.key"), Optional.empty());
    assertThatThrownBy(() -> CertificateNotice.of(gone, TWO_DAYS, at(end)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("none.pem");
  }

  private List<String> warningsAt(Instant now) throws Exception {
    return CertificateNotice.of(listener(), TWO_DAYS, at(now)).warnings();
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private MqttListener listener() throws Exception {
    return listener(
        certificates.chainPem("broker"),
        certificates.keyPem("broker"),
        Optional.of(certificates.chainPem("device-ca")));
  }

  private static MqttListener listener(Path certificate, Path key, Optional<Path> clientCa) {
    return new MqttListener(
        MqttListener.LOOPBACK,
        Optional.of(new TlsFiles(certificate, key, clientCa)),
        MqttListener.PlainText.ON_LOOPBACK);
  }
}
