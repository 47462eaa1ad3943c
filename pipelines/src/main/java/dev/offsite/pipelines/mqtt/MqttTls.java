package dev.offsite.pipelines.mqtt;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a connection to an {@code ssl://} or {@code mqtts://} address is secured: whom the source
 * trusts, and with which certificate it shows itself.
 *
 * <p>It carries paths only, never keys or passwords. The files are read anew before every
 * connection, on the machine of the reader, so a renewed certificate is picked up by the next
 * reconnect. A file that is missing, unreadable or expired fails the first connection of a split
 * with an error that names it; later connections are tried again until the file is in order.
 *
 * <p>Immutable.
 */
public final class MqttTls implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String NONE = "";

  /** Whether the certificate of the broker must be for the host name it was reached by. */
  public enum HostNames {
    VERIFIED,
    /** Anyone with a certificate of a trusted CA can pose as the broker: for tests and tunnels. */
    UNVERIFIED
  }

  private final String caFile;
  private final String trustStoreFile;
  private final String trustStorePasswordFile;
  private final String chainFile;
  private final String keyFile;
  private final HostNames hostNames;

  private MqttTls(
      String caFile,
      String trustStoreFile,
      String trustStorePasswordFile,
      String chainFile,
      String keyFile,
      HostNames hostNames) {
    this.caFile = caFile;
    this.trustStoreFile = trustStoreFile;
    this.trustStorePasswordFile = trustStorePasswordFile;
    this.chainFile = chainFile;
    this.keyFile = keyFile;
    this.hostNames = hostNames;
  }

  /** Trusts the certification authorities of the Java runtime. */
  public static MqttTls systemTrust() {
    return new MqttTls(NONE, NONE, NONE, NONE, NONE, HostNames.VERIFIED);
  }

  /** Trusts the certificates of a PEM file, and no others. */
  public static MqttTls trustingPem(Path caFile) {
    return new MqttTls(caFile.toString(), NONE, NONE, NONE, NONE, HostNames.VERIFIED);
  }

  /**
   * Trusts the certificates of a PKCS#12 or JKS trust store, and no others.
   *
   * @param passwordFile a UTF-8 file that holds the password of the store and nothing else
   */
  public static MqttTls trustingStore(Path trustStoreFile, Path passwordFile) {
    return new MqttTls(
        NONE, trustStoreFile.toString(), passwordFile.toString(), NONE, NONE, HostNames.VERIFIED);
  }

  /**
   * Returns these options with a client certificate, for brokers that ask for one (mutual TLS).
   *
   * @param chainFile PEM: the certificate of the client, then those between it and the CA
   * @param keyFile PEM: its private key as unencrypted PKCS#8 ({@code BEGIN PRIVATE KEY}); RSA, EC
   *     or Ed25519
   */
  public MqttTls withClientCertificate(Path chainFile, Path keyFile) {
    return new MqttTls(
        caFile,
        trustStoreFile,
        trustStorePasswordFile,
        chainFile.toString(),
        keyFile.toString(),
        hostNames);
  }

  /** Returns these options with another handling of host names; verified by default. */
  public MqttTls withHostNames(HostNames newHostNames) {
    return new MqttTls(
        caFile, trustStoreFile, trustStorePasswordFile, chainFile, keyFile, newHostNames);
  }

  /** Whether nothing deviates from {@link #systemTrust}. */
  boolean isDefault() {
    return trustFile().isEmpty() && chainFile().isEmpty() && verifiesHostNames();
  }

  boolean verifiesHostNames() {
    return hostNames == HostNames.VERIFIED;
  }

  Optional<Path> caFile() {
    return path(caFile);
  }

  Optional<Path> trustStoreFile() {
    return path(trustStoreFile);
  }

  /** The password file of the trust store; to be asked for only when there is a trust store. */
  Path trustStorePasswordFile() {
    return Path.of(trustStorePasswordFile);
  }

  /** The file that says whom to trust, whatever its form. */
  Optional<Path> trustFile() {
    return caFile().or(this::trustStoreFile);
  }

  Optional<Path> chainFile() {
    return path(chainFile);
  }

  /** The private key of the client; to be asked for only when there is a chain file. */
  Path keyFile() {
    return Path.of(keyFile);
  }

  @Override
  public String toString() {
    return "TLS trusting "
        + trustFile().map(Path::toString).orElse("the Java runtime's authorities")
        + chainFile().map(file -> ", client certificate " + file).orElse("")
        + (verifiesHostNames() ? "" : ", host names unverified");
  }

  private static Optional<Path> path(String file) {
    return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
  }
}
