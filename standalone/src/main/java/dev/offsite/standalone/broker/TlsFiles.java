package dev.offsite.standalone.broker;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The files of a TLS listener, in PEM.
 *
 * @param certificate the broker's certificate, then those between it and its authority
 * @param key its private key as unencrypted PKCS#8
 * @param clientCa authorities of client certificates, which every client must then show; empty if
 *     clients have passwords
 */
public record TlsFiles(Path certificate, Path key, Optional<Path> clientCa) {

  public TlsFiles {
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(clientCa, "clientCa");
  }
}
