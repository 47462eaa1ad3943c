package dev.offsite.schemas.channel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 as it stands in headers and evidence: 64 lower-case hexadecimal digits. Thread-safe. Hot
 * path: looking up the algorithm takes longer than the digest of a fix.
 */
public final class Sha256 {

  private static final int HEX_LENGTH = 64;

  private static final HexFormat HEX = HexFormat.of();

  /** Each is left as new by what it digests. */
  private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(Sha256::digest);

  /** The digest of {@code bytes}. */
  public static String hexOf(byte[] bytes) {
    return HEX.formatHex(DIGESTS.get().digest(bytes));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether {@code text} is a digest in that form. */
  public static boolean isHex(String text) {
    if (text.length() != HEX_LENGTH) {
      return false;
    }
    for (int i = 0; i < HEX_LENGTH; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * Holds a component of that name against the form.
   *
   * @throws IllegalArgumentException if {@code text} is no digest
   */
  public static void requireHex(String name, String text) {
    if (!isHex(text)) {
      throw new IllegalArgumentException(
          name + " '" + text + "' is not 64 lower-case hexadecimal digits");
    }
  }

  private Sha256() {}
}
