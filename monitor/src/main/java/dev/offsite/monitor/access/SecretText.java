package dev.offsite.monitor.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Random texts that nobody guesses. Thread-safe. */
public final class SecretText {

  /** 256 bits. */
  private static final int BYTES = 32;

  private final SecureRandom random;

  /** Texts of this source. */
  public SecretText(SecureRandom random) {
    this.random = random;
  }

  /** The next text: 43 characters of A-Z a-z 0-9 - _. */
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether two texts are equal, in a time that does not tell where they differ. */
  public static boolean areEqual(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
