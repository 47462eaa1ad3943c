package dev.offsite.standalone.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.offsite.standalone.instance.StartException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Looks at the files of a TLS listener before anything is started: whether they can be read, hold
 * what they should, are valid today, and belong together. Every fault names option, file and
 * reason, and never quotes a file.
 */
final class TlsCheck {

  private static final String BEGIN_KEY = "-----BEGIN PRIVATE KEY-----";
  private static final String END_KEY = "-----END PRIVATE KEY-----";

  private final Clock clock;

  TlsCheck(Clock clock) {
    this.clock = clock;
  }

  /** Finds the first fault. */
  void check(TlsFiles files) throws StartException {
    X509Certificate own = certificates(files.certificate(), "--tls-cert").get(0);
    requireValid(own, files.certificate(), "--tls-cert");
    requirePair(own, privateKey(files.key(), own.getPublicKey().getAlgorithm()), files);
    if (files.clientCa().isPresent()) {
      Path file = files.clientCa().get();
      for (X509Certificate authority : certificates(file, "--tls-client-ca")) {
        requireValid(authority, file, "--tls-client-ca");
      }
    }
  }

  /** The certificates of a file, of which there is at least one. */
  static List<X509Certificate> certificates(Path file, String option) throws StartException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes(file, option)))) {
        certificates.add((X509Certificate) certificate);
      }
    } catch (CertificateException e) {
      throw wrong(option, file, "holds something that is not a certificate in PEM");
    }
    if (certificates.isEmpty()) {
      throw wrong(option, file, "holds no certificate (-----BEGIN CERTIFICATE-----)");
    }
    return certificates;
  }

  private void requireValid(X509Certificate certificate, Path file, String option)
      throws StartException {
    Instant now = clock.instant();
    String subject = certificate.getSubjectX500Principal().getName();
    Instant from = certificate.getNotBefore().toInstant();
    Instant to = certificate.getNotAfter().toInstant();
    if (now.isAfter(to)) {
      throw wrong(option, file, "holds a certificate (" + subject + ") that expired on " + to);
    }
    if (now.isBefore(from)) {
      throw wrong(option, file, "holds a certificate (" + subject + ") that begins on " + from);
    }
  }

  private static PrivateKey privateKey(Path file, String algorithm) throws StartException {
    String text = new String(bytes(file, "--tls-key"), ISO_8859_1);
    if (text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED")) {
      throw wrong("--tls-key", file, "is encrypted; it must be unencrypted PKCS#8");
    }
    if (text.contains("BEGIN RSA PRIVATE KEY") || text.contains("BEGIN EC PRIVATE KEY")) {
      throw wrong("--tls-key", file, "is not PKCS#8; openssl pkcs8 -topk8 -nocrypt converts it");
    }
    int begin = text.indexOf(BEGIN_KEY);
    int end = text.indexOf(END_KEY);
    if (begin < 0 || end < begin) {
      throw wrong("--tls-key", file, "holds no private key (" + BEGIN_KEY + ")");
    }
    try {
      byte[] encoded =
          Base64.getMimeDecoder().decode(text.substring(begin + BEGIN_KEY.length(), end));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      // not kept as the cause: it must not show a part of the key
      throw wrong("--tls-key", file, "holds no " + algorithm + " key, which the certificate needs");
    }
  }

  private static void requirePair(X509Certificate certificate, PrivateKey key, TlsFiles files)
      throws StartException {
    byte[] anything = {1, 2, 3};
    PublicKey publicKey = certificate.getPublicKey();
    String algorithm =
        switch (publicKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> publicKey.getAlgorithm();
        };
    boolean pair;
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(anything);
      byte[] signed = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(publicKey);
      verifying.update(anything);
      pair = verifying.verify(signed);
    } catch (GeneralSecurityException e) {
      pair = false;
    }
    if (!pair) {
      throw wrong(
          "--tls-key", files.key(), "is not the key of the certificate in " + files.certificate());
    }
  }

  private static byte[] bytes(Path file, String option) throws StartException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw wrong(option, file, "does not exist");
    } catch (IOException e) {
      throw wrong(option, file, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static StartException wrong(String option, Path file, String fault) {
    return new StartException(option + " " + file + " " + fault + ".");
  }
}
