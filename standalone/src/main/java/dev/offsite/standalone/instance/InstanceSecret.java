package dev.offsite.standalone.instance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one instance, from which the password of every MQTT login follows: whoever has it
 * has them all, and it is the only thing to keep safe. Immutable; safe for many threads.
 *
 * <p>A password is HMAC-SHA256 (RFC 2104) over {@code mqtt-login:GENERATION:LOGIN}, cut to 192
 * bits: nobody who knows some passwords learns another, and nothing has to be stored for a login
 * but its generation.
 */
public final class InstanceSecret {

  /** As long as what HMAC-SHA256 makes of it. */
  static final int BYTES = 32;

  /** 192 bits are 32 characters without padding: the longest password some terminals take. */
  private static final int PASSWORD_BYTES = 24;

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] bytes;

  private InstanceSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A secret made by chance. */
  public static InstanceSecret random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new InstanceSecret(bytes);
  }

  /**
   * Reads what {@link #encoded} wrote.
   *
   * @throws IllegalArgumentException if the text is none; without the text
   */
  static InstanceSecret parse(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      // without its cause, which quotes a character of the secret
      throw new IllegalArgumentException("the secret is not Base64");
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "the secret has " + bytes.length + " bytes in place of " + BYTES);
    }
    return new InstanceSecret(bytes);
  }

  /** In Base64, for the file that only its owner may read. */
  String encoded() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The password of a login, 32 letters and digits.
   *
   * @param generation counts how often it was replaced, from 0
   */
  String passwordOf(String login, int generation) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      byte[] code =
          mac.doFinal(("mqtt-login:" + generation + ":" + login).getBytes(StandardCharsets.UTF_8));
      return PasswordText.of(Arrays.copyOf(code, PASSWORD_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InstanceSecret secret && Arrays.equals(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Says nothing of the secret, so that a log never does. */
  @Override
  public String toString() {
    return "InstanceSecret[hidden]";
  }
}
