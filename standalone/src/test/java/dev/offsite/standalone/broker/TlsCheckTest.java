package dev.offsite.standalone.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.standalone.instance.StartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsCheckTest {

  @TempDir static Path folder;

  private TestCertificates certificates;
  private Path certificate;
  private Path key;
  private Instant begin;
  private Instant end;

  @BeforeAll
  void make() throws Exception {
    certificates = TestCertificates.in(folder);
    certificates.selfSigned("broker");
    certificates.selfSigned("other");
    certificate = certificates.chainPem("broker");
    key = certificates.keyPem("broker");
    begin = certificates.certificate("broker").getNotBefore().toInstant();
    end = certificates.certificate("broker").getNotAfter().toInstant();
  }

  @Test
  void check_fromTheBeginToTheEndOfTheCertificate_isFine() {
    assertThatCode(check(begin, certificate, key)).doesNotThrowAnyException();
    assertThatCode(check(end, certificate, key)).doesNotThrowAnyException();
  }

  @Test
  void check_afterTheEndOrBeforeTheBegin_namesFileAndDate() {
    assertThatThrownBy(check(end.plusMillis(1), certificate, key))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "--tls-cert %s holds a certificate (CN=broker) that expired on %s.", certificate, end);
    assertThatThrownBy(check(begin.minusMillis(1), certificate, key))
        .hasMessage(
            "--tls-cert %s holds a certificate (CN=broker) that begins on %s.", certificate, begin);
  }

  @Test
  void check_missingFiles_namesOptionAndFile() {
    Path missing = folder.resolve("missing.pem");

    assertThatThrownBy(check(begin, missing, key))
        .hasMessage("--tls-cert " + missing + " does not exist.");
    assertThatThrownBy(check(begin, certificate, missing))
        .hasMessage("--tls-key " + missing + " does not exist.");
    assertThatThrownBy(() -> check(begin, new TlsFiles(certificate, key, Optional.of(missing))))
        .hasMessage("--tls-client-ca " + missing + " does not exist.");
  }

  @Test
  void check_keyOfAnotherCertificate_isRefused() throws Exception {
    Path other = certificates.keyPem("other");

    assertThatThrownBy(check(begin, certificate, other))
        .hasMessage("--tls-key %s is not the key of the certificate in %s.", other, certificate);
  }

  @Test
  void check_filesMixedUp_saysWhatIsMissing() {
    assertThatThrownBy(check(begin, key, key))
        .hasMessageStartingWith("--tls-cert " + key + " holds ")
        .hasMessageContaining("certificate");
    assertThatThrownBy(check(begin, certificate, certificate))
        .hasMessage(
            "--tls-key " + certificate + " holds no private key (-----BEGIN PRIVATE KEY-----).");
  }

  @Test
  void check_keyInAnotherForm_saysHowToConvertItAndQuotesNothing() throws Exception {
    Path old = Files.writeString(folder.resolve("old.key"), "-----BEGIN EC PRIVATE KEY-----\nhush");
    Path locked =
        Files.writeString(
            folder.resolve("locked.key"), "-----BEGIN ENCRYPTED PRIVATE KEY-----\nhush");
    Path damaged =
        Files.writeString(
            folder.resolve("damaged.key"),
            "-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----");

    assertThatThrownBy(check(begin, certificate, old))
        .hasMessageEndingWith("is not PKCS#8; openssl pkcs8 -topk8 -nocrypt converts it.");
    assertThatThrownBy(check(begin, certificate, locked))
        .hasMessageEndingWith("is encrypted; it must be unencrypted PKCS#8.");
    assertThatThrownBy(check(begin, certificate, damaged))
        .hasMessage("--tls-key " + damaged + " holds no EC key, which the certificate needs.")
        .hasNoCause();
  }

  private static ThrowingCallable check(Instant now, Path certificate, Path key) {
    return () -> check(now, new TlsFiles(certificate, key, Optional.empty()));
  }

  private static void check(Instant now, TlsFiles files) throws StartException {
    new TlsCheck(Clock.fixed(now, ZoneOffset.UTC)).check(files);
  }
}
