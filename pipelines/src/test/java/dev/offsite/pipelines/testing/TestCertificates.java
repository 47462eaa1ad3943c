package dev.offsite.pipelines.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Certificates made by the keytool of the running JDK: one authority and whatever it signs, all in
 * one PKCS#12 store, and as PEM files.
 */
public final class TestCertificates {
  public static final String PASSWORD = "changeit";

  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final Path directory;

  private TestCertificates(Path directory) {
    this.directory = directory;
  }

  /** Makes the authority "ca" and the server certificate "server" for localhost. */
  public static TestCertificates in(Path directory) throws Exception {
    TestCertificates certificates = new TestCertificates(directory);
    certificates.selfSigned("ca");
    certificates.signed("server", "-ext", "san=dns:localhost,ip:127.0.0.1");
    return certificates;
  }

  /** Makes a certificate that nobody else has signed, with an EC key. */
  public void selfSigned(String alias, String... options) throws Exception {
    generate(alias, "EC", List.of("-ext", "bc:c"), options);
  }

  /** Makes a certificate signed by the authority, with an EC key. */
  public void signed(String alias, String... options) throws Exception {
    generate(alias, "EC", List.of("-signer", "ca"), options);
  }

  /** Makes a certificate signed by the authority, with a key of the given algorithm. */
  public void signedWithKeyOf(String algorithm, String alias) throws Exception {
    generate(alias, algorithm, List.of("-signer", "ca"));
  }

  /** The PKCS#12 store that holds everything. */
  public Path store() {
    return directory.resolve("store.p12");
  }

  /** Writes the certificate and those above it as PEM and returns the file. */
  public Path chainPem(String alias) throws Exception {
    StringBuilder pem = new StringBuilder();
    for (Certificate certificate : open().getCertificateChain(alias)) {
      pem.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return write(alias + ".pem", pem.toString());
  }

  /** Writes the private key as unencrypted PKCS#8 in PEM and returns the file. */
  public Path keyPem(String alias) throws Exception {
    Key key = open().getKey(alias, PASSWORD.toCharArray());
    return write(alias + "-key.pem", pem("PRIVATE KEY", key.getEncoded()));
  }

  /** Writes a trust store with the authority alone and returns the file. */
  public Path trustStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", open().getCertificate("ca"));
    Path file = directory.resolve("trust.p12");
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  /** Writes a file below the directory of the certificates. */
  public Path write(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private KeyStore open() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store())) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private void generate(String alias, String algorithm, List<String> signer, String... options)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store().toString(), "-alias", alias));
    command.addAll(List.of("-keyalg", algorithm, "-dname", "CN=" + alias));
    command.addAll(signer);
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
        + PEM.encodeToString(encoded)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
