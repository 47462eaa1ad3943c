package dev.offsite.standalone.instance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** How bytes become a password, and how passwords are compared. */
final class PasswordText {

  /** The bytes in letters and digits only: a password that begins with a dash breaks a command. */
  static String of(byte[] bytes) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(bytes)
        .replace('+', 'x')
        .replace('/', 'y');
  }

  /** Takes the same time wherever the first difference is. */
  static boolean isSame(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private PasswordText() {}
}
