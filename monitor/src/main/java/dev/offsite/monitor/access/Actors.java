package dev.offsite.monitor.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The opaque names under which users act on {@code case-feedback}, where no name of a person may
 * stand: {@code m-} and 24 hexadecimal digits of an HMAC of the user's name. Thread-safe.
 *
 * <p>Centres that share the key file share the names. Whoever acts is remembered, at most {@value
 * #SEEN_MAX} of them; users of the file are always known.
 */
public final class Actors {

  private static final int SEEN_MAX = 10_000;
  private static final int DIGITS = 24;

  private final byte[] key;
  private final UserFile users;
  private final Map<String, String> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > SEEN_MAX;
        }
      };

  private Actors(byte[] key, UserFile users) {
    this.key = key.clone();
    this.users = users;
  }

  /** Names by the key of this file; a new one is made if there is none. */
  public static Actors of(Path keyFile, UserFile users, SecretText secrets) throws IOException {
    if (!Files.exists(keyFile)) {
      OwnerFile.write(keyFile, secrets.next() + '\n');
    }
    byte[] key = Files.readString(keyFile).strip().getBytes(StandardCharsets.UTF_8);
    if (key.length < 20) {
      throw new IOException(keyFile + " holds " + key.length + " bytes, below 20");
    }
    return new Actors(key, users);
  }

  /** The opaque name of a user. */
  public synchronized String actor(String user) {
    String actor = compute(user);
    seen.put(actor, user);
    return actor;
  }

  /** The user behind an opaque name; empty if it is from elsewhere. */
  public synchronized Optional<String> findUser(String actor) {
    if (!seen.containsKey(actor)) {
      for (UserAccount account : users.all()) {
        if (compute(account.user()).equals(actor)) {
          seen.put(actor, account.user());
        }
      }
    }
    return Optional.ofNullable(seen.get(actor));
  }

  private String compute(String user) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] digest = mac.doFinal(user.getBytes(StandardCharsets.UTF_8));
      return "m-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
