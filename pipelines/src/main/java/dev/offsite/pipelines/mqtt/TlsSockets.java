package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes TLS sockets from {@link MqttTls}; reads the files each time it is asked. */
final class TlsSockets {
  private static final int PROBE_BYTES = 32;

  private TlsSockets() {}

  /**
   * Returns a factory of sockets for one connection.
   *
   * @throws MqttRefusedException naming the file that is missing, unreadable, expired or unfitting
   */
  static SSLSocketFactory of(MqttTls tls) throws MqttRefusedException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(clientKeys(tls), new TrustManager[] {trust(tls)}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new MqttRefusedException("mqtt.tls: " + e.getMessage(), e);
    }
  }

  private static BrokerTrust trust(MqttTls tls)
      throws GeneralSecurityException, MqttRefusedException {
    KeyStore trusted = null;
    if (tls.caFile().isPresent()) {
      Path file = tls.caFile().get();
      trusted = storeOf(new PemFile(file, "CA file").certificates(), file);
    } else if (tls.trustStoreFile().isPresent()) {
      trusted = readStore(tls.trustStoreFile().get(), tls.trustStorePasswordFile());
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager x509) {
        return new BrokerTrust(
            x509, tls.trustFile().map(Path::toString).orElse("the Java runtime's trust store"));
      }
    }
    throw new IllegalStateException("every Java runtime has an X.509 trust manager");
  }

  /** A bundle may hold old authorities; only when all have expired it is of no use. */
  private static KeyStore storeOf(List<X509Certificate> certificates, Path file)
      throws GeneralSecurityException, MqttRefusedException {
    KeyStore store = emptyStore();
    MqttRefusedException invalid = null;
    for (X509Certificate certificate : certificates) {
      try {
        requireValid(certificate, "CA file", file);
        store.setCertificateEntry("ca-" + store.size(), certificate);
      } catch (MqttRefusedException e) {
        invalid = e;
      }
    }
    if (store.size() == 0) {
      throw invalid;
    }
    return store;
  }

  private static KeyStore readStore(Path file, Path passwordFile) throws MqttRefusedException {
    char[] password;
    try {
      password = SecretFile.read(passwordFile, "mqtt.tls: password file of the trust store");
    } catch (IOException e) {
      throw new MqttRefusedException(e.getMessage(), e);
    }
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      return store;
    } catch (NoSuchFileException e) {
      throw new MqttRefusedException("mqtt.tls: trust store " + file + " does not exist", e);
    } catch (IOException | GeneralSecurityException e) {
      throw new MqttRefusedException(
          "mqtt.tls: trust store " + file + " cannot be opened: " + e.getMessage(), e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static KeyManager[] clientKeys(MqttTls tls)
      throws GeneralSecurityException, MqttRefusedException {
    if (tls.chainFile().isEmpty()) {
      return new KeyManager[0];
    }
    Path file = tls.chainFile().get();
    List<X509Certificate> chain = new PemFile(file, "client certificate").certificates();
    for (X509Certificate certificate : chain) {
      requireValid(certificate, "client certificate", file);
    }
    PrivateKey key = new PemFile(tls.keyFile(), "client key").privateKey();
    if (!belongTogether(key, chain.get(0).getPublicKey())) {
      throw new MqttRefusedException(
          "mqtt.tls: client key " + tls.keyFile() + " does not belong to certificate " + file,
          null);
    }
    KeyStore store = emptyStore();
    // The store never leaves this method, so its password protects nothing.
    char[] password = {'-'};
    store.setKeyEntry("client", key, password, chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private static void requireValid(X509Certificate certificate, String purpose, Path file)
      throws MqttRefusedException {
    String subject = certificate.getSubjectX500Principal().getName();
    try {
      certificate.checkValidity();
    } catch (CertificateExpiredException e) {
      throw new MqttRefusedException(
          String.format(
              "mqtt.tls: %s %s: %s expired at %s",
              purpose, file, subject, certificate.getNotAfter().toInstant()),
          e);
    } catch (CertificateNotYetValidException e) {
      throw new MqttRefusedException(
          String.format(
              "mqtt.tls: %s %s: %s is not valid before %s",
              purpose, file, subject, certificate.getNotBefore().toInstant()),
          e);
    }
  }

  private static boolean belongTogether(PrivateKey key, PublicKey publicKey) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    byte[] probe = new byte[PROBE_BYTES];
    new SecureRandom().nextBytes(probe);
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is read", e);
    }
    return store;
  }
}
