package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Certificates and private keys in PEM (RFC 7468), read with the means of the JDK.
 *
 * <p>Errors name the file, what it should have been, and what is wrong; never its content.
 */
final class PemFile {
  private static final String BEGIN_KEY = "-----BEGIN PRIVATE KEY-----";
  private static final String END_KEY = "-----END PRIVATE KEY-----";
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private final Path file;
  private final String purpose;

  /**
   * Names a file.
   *
   * @param purpose what the file is for, to begin an error with, such as "CA file"
   */
  PemFile(Path file, String purpose) {
    this.file = file;
    this.purpose = purpose;
  }

  /** Reads one certificate or more. */
  List<X509Certificate> certificates() throws MqttRefusedException {
    try {
      List<X509Certificate> certificates = new ArrayList<>();
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes()))) {
        certificates.add((X509Certificate) certificate);
      }
      if (certificates.isEmpty()) {
        throw wrong("holds no certificate (-----BEGIN CERTIFICATE-----)");
      }
      return certificates;
    } catch (CertificateException e) {
      throw wrong("holds something that is not a certificate");
    }
  }

  /** Reads one private key. */
  PrivateKey privateKey() throws MqttRefusedException {
    byte[] bytes = bytes();
    String text = new String(bytes, ISO_8859_1);
    Arrays.fill(bytes, (byte) 0);
    if (text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED")) {
      throw wrong("is encrypted; it must be unencrypted PKCS#8 and readable by the job alone");
    }
    if (text.contains("BEGIN RSA PRIVATE KEY") || text.contains("BEGIN EC PRIVATE KEY")) {
      throw wrong("is not PKCS#8; convert it with 'openssl pkcs8 -topk8 -nocrypt'");
    }
    int begin = text.indexOf(BEGIN_KEY);
    int end = text.indexOf(END_KEY);
    if (begin < 0 || end < begin) {
      throw wrong("holds no private key (" + BEGIN_KEY + ")");
    }
    byte[] encoded;
    try {
      encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN_KEY.length(), end));
    } catch (IllegalArgumentException e) {
      throw wrong("holds a private key that is not Base64");
    }
    try {
      return decode(encoded);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private PrivateKey decode(byte[] encoded) throws MqttRefusedException {
    for (String algorithm : KEY_ALGORITHMS) {
      Optional<PrivateKey> key = decodeAs(algorithm, encoded);
      if (key.isPresent()) {
        return key.get();
      }
    }
    throw wrong("holds a private key that is none of " + KEY_ALGORITHMS);
  }

  private static Optional<PrivateKey> decodeAs(String algorithm, byte[] encoded) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      // Of another algorithm. The exception is not kept: it must not show a part of the key.
      return Optional.empty();
    }
  }

  private byte[] bytes() throws MqttRefusedException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw wrong("does not exist");
    } catch (IOException e) {
      throw wrong("cannot be read: " + e);
    }
  }

  private MqttRefusedException wrong(String fault) {
    return new MqttRefusedException("mqtt.tls: " + purpose + " " + file + " " + fault, null);
  }
}
