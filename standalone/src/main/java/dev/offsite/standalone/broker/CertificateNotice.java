package dev.offsite.standalone.broker;

import dev.offsite.standalone.instance.StartException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Says in time that a certificate of the listener is about to expire, and afterwards that it has.
 * It goes by the files that the listener was started with. Thread-safe.
 */
public final class CertificateNotice {

  /** Time for an authority that needs weeks to issue the next one. */
  public static final Duration DEFAULT_NOTICE = Duration.ofDays(30);

  private final List<Dated> certificates;
  private final Duration notice;
  private final Clock clock;

  private CertificateNotice(List<Dated> certificates, Duration notice, Clock clock) {
    this.certificates = List.copyOf(certificates);
    this.notice = notice;
    this.clock = clock;
  }

  /**
   * For the certificates of a listener; for none where it has no TLS.
   *
   * @param notice how long before a certificate expires it is said
   * @throws StartException if a file cannot be read
   */
  public static CertificateNotice of(MqttListener listener, Duration notice, Clock clock)
      throws StartException {
    List<Dated> certificates = new ArrayList<>();
    if (listener.tls().isPresent()) {
      TlsFiles files = listener.tls().get();
      for (X509Certificate one : TlsCheck.certificates(files.certificate(), "--tls-cert")) {
        certificates.add(new Dated("--tls-cert", files.certificate(), one));
      }
      if (files.clientCa().isPresent()) {
        Path file = files.clientCa().get();
        for (X509Certificate one : TlsCheck.certificates(file, "--tls-client-ca")) {
          certificates.add(new Dated("--tls-client-ca", file, one));
        }
      }
    }
    return new CertificateNotice(certificates, notice, clock);
  }

  /** One sentence for each certificate that an operator has to replace. */
  public List<String> warnings() {
    Instant now = clock.instant();
    List<String> warnings = new ArrayList<>();
    for (Dated one : certificates) {
      Instant end = one.certificate().getNotAfter().toInstant();
      String which =
          one.option()
              + " "
              + one.file()
              + ": the certificate "
              + one.certificate().getSubjectX500Principal().getName();
      if (now.isAfter(end)) {
        warnings.add(
            which
                + " expired at "
                + end
                + (one.option().equals("--tls-cert")
                    ? ": devices refuse to connect"
                    : ": devices with certificates of it are refused")
                + ". Replace the file and start again");
      } else if (now.isAfter(end.minus(notice))) {
        warnings.add(
            which
                + " expires at "
                + end
                + ", in "
                + Duration.between(now, end).toDays()
                + " days. Replace the file and start again before then");
      }
    }
    return warnings;
  }

  private record Dated(String option, Path file, X509Certificate certificate) {}
}
