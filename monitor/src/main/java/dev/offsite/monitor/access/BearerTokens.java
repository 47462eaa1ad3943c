package dev.offsite.monitor.access;

import java.util.Optional;

/** Tokens of an identity provider. Thread-safe. */
public interface BearerTokens {

  /** No token is valid. */
  BearerTokens NONE = token -> Optional.empty();

  /** Whoever the token stands for; empty if it is not valid, for whatever reason. */
  Optional<Viewer> verify(String token);
}
