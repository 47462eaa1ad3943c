package dev.offsite.standalone.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/**
 * What opens the embedded time series, made by chance at the first start and kept in a file that
 * only its owner may read. The file holds the header {@code Authorization} as it is sent, so
 * whoever writes or reads the time series names the file.
 *
 * @param user of HTTP basic authentication
 * @param password of it
 */
public record HistoryToken(String user, String password) {

  private static final String USER = "offsite";
  private static final String SCHEME = "Basic ";

  /** 18 bytes are 144 bits, and 24 characters. */
  private static final int PASSWORD_BYTES = 18;

  public HistoryToken {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  /** The token in {@code file}, made if there is none. */
  public static HistoryToken readOrCreate(Path file, SecureRandom random) throws IOException {
    if (Files.exists(file)) {
      return parse(Files.readString(file).strip(), file);
    }
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    HistoryToken token = new HistoryToken(USER, PasswordText.of(bytes));
    OwnerFiles.write(file, token.header() + "\n");
    return token;
  }

  /** Writes a file that holds such a token so that only its owner may read it. */
  public static void writeForOwner(Path file, String text) throws IOException {
    OwnerFiles.write(file, text);
  }

  /** The header {@code Authorization}. */
  public String header() {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return SCHEME + Base64.getEncoder().encodeToString(pair);
  }

  /** Says nothing of the password, so that a log never does. */
  @Override
  public String toString() {
    return "HistoryToken[hidden]";
  }

  private static HistoryToken parse(String header, Path file) throws IOException {
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(header.substring(SCHEME.length())),
              StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return new HistoryToken(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // without its cause, which may quote what stands in the file
      throw new IOException(
          file + " holds no token of the time series; remove it to get a new one");
    }
  }
}
