package dev.offsite.monitor.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The token that a wall screen shows the sums with. It opens nothing else. Thread-safe.
 *
 * @param text 43 characters
 */
public record DisplayToken(String text) {

  /** The token of the file; a new one if there is none. Deleting the file revokes the token. */
  public static DisplayToken of(Path file, SecretText secrets) throws IOException {
    if (!Files.exists(file)) {
      OwnerFile.write(file, secrets.next() + '\n');
    }
    String text = Files.readString(file, StandardCharsets.UTF_8).strip();
    if (text.length() < 20) {
      throw new IOException(file + " holds " + text.length() + " characters, below 20");
    }
    return new DisplayToken(text);
  }

  /** Whether this is it. */
  public boolean is(String given) {
    return SecretText.areEqual(text, given);
  }

  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "DisplayToken";
  }
}
