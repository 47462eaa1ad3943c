package dev.offsite.monitor.access;

import dev.offsite.schemas.channel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Hashes passwords with bcrypt. Thread-safe.
 *
 * <p>bcrypt reads 72 bytes and no more, so what it gets is the SHA-256 of the password in
 * hexadecimal: every character of a long password, or of a Chinese one, counts. At most two hashes
 * are computed at once, so that a flood of logins leaves the processor to the rest.
 */
public final class Passwords {

  /**
   * Shorter ones are guessed; NIST SP 800-63B-4 asks for 15 where a password stands alone, 8 else.
   */
  public static final int LENGTH_MIN = 12;

  /** Nobody types more. */
  public static final int LENGTH_MAX = 128;

  /** A quarter of a second on a small server: slow for a guesser, not for a human. */
  public static final int COST = 12;

  private static final int AT_ONCE_MAX = 2;

  private static final Duration WAIT_MAX = Duration.ofSeconds(1);

  private final Semaphore atOnce;
  private final BCryptPasswordEncoder bcrypt;
  private final String nobodysHash;

  /**
   * A hasher.
   *
   * @param cost binary logarithm of the rounds, 4 to 31
   */
  public Passwords(int cost) {
    this(cost, new Semaphore(AT_ONCE_MAX));
  }

  Passwords(int cost, Semaphore atOnce) {
    this.atOnce = atOnce;
    this.bcrypt = new BCryptPasswordEncoder(cost);
    this.nobodysHash = hash("nobody has this password");
  }

  /**
   * Holds a new password against the limits.
   *
   * @throws IllegalArgumentException naming the length and the limit, never the password
   */
  public static void requireFit(String password) {
    int length = password.codePointCount(0, password.length());
    if (length < LENGTH_MIN || length > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "a password of " + length + " characters is outside " + LENGTH_MIN + " to " + LENGTH_MAX);
    }
  }

  /**
   * The hash that is kept.
   *
   * @throws PasswordsBusyException if others are hashed for longer than a second
   */
  public String hash(String password) {
    acquire();
    try {
      return bcrypt.encode(digest(password));
    } finally {
      atOnce.release();
    }
  }

  /**
   * Whether this is the password of that hash.
   *
   * @throws PasswordsBusyException if others are hashed for longer than a second
   */
  public boolean matches(String password, String hash) {
    acquire();
    try {
      return bcrypt.matches(digest(password), hash);
    } finally {
      atOnce.release();
    }
  }

  /** Takes as long as {@link #matches}: the time of an answer must not tell who exists. */
  public void matchNobody(String password) {
    matches(password, nobodysHash);
  }

  private void acquire() {
    try {
      if (!atOnce.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PasswordsBusyException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PasswordsBusyException();
    }
  }

  private static String digest(String password) {
    return Sha256.hexOf(password.getBytes(StandardCharsets.UTF_8));
  }
}
