package dev.offsite.schemas.channel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as it stands in headers and evidence: 64 lower-case hexadecimal digits. */
public final class Sha256 {

  private static final int HEX_LENGTH = 64;

  /** The digest of {@code bytes}. */
  public static String hexOf(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
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
