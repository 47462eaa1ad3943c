package dev.offsite.standalone.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that the JDK's keytool makes, in one store and as PEM files. */
final class TestCertificates {

  private static final String PASSWORD = "changeit";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final Path folder;

  private TestCertificates(Path folder) {
    this.folder = folder;
  }

  static TestCertificates in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new TestCertificates(folder);
  }

  /** An authority, or a certificate of one's own. */
  void selfSigned(String alias, String... options) throws Exception {
    generate(alias, List.of("-ext", "bc:c"), options);
  }

  /** A certificate that another alias signs. */
  void signed(String alias, String signer, String... options) throws Exception {
    generate(alias, List.of("-signer", signer), options);
  }

  X509Certificate certificate(String alias) throws Exception {
    return (X509Certificate) open().getCertificate(alias);
  }

  Path chainPem(String alias) throws Exception {
    StringBuilder text = new StringBuilder();
    for (Certificate certificate : open().getCertificateChain(alias)) {
      text.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(folder.resolve(alias + ".pem"), text);
  }

  Path keyPem(String alias) throws Exception {
    byte[] key = open().getKey(alias, PASSWORD.toCharArray()).getEncoded();
    return Files.writeString(folder.resolve(alias + ".key"), pem("PRIVATE KEY", key));
  }

  /** Trusts this alias and nobody else. */
  TrustManagerFactory trusting(String alias) throws Exception {
    KeyStore store = empty();
    store.setCertificateEntry(alias, open().getCertificate(alias));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  /** Shows the certificate of this alias. */
  KeyManagerFactory showing(String alias) throws Exception {
    KeyStore store = empty();
    store.setKeyEntry(
        alias,
        open().getKey(alias, PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        open().getCertificateChain(alias));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    return factory;
  }

  private static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private KeyStore open() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("store.p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private void generate(String alias, List<String> kind, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", folder.resolve("store.p12").toString()));
    command.addAll(List.of("-alias", alias, "-keyalg", "EC"));
    command.addAll(kind);
    if (!Arrays.asList(options).contains("-dname")) {
      command.addAll(List.of("-dname", "CN=" + alias));
    }
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed: " + output);
    }
  }

  private static String pem(String type, byte[] encoded) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + LINES.encodeToString(encoded)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
