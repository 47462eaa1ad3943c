package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** A secret that stands alone in a UTF-8 file; it passes through arrays, which can be wiped. */
final class SecretFile {
  private SecretFile() {}

  /**
   * Returns the content without line ends at its end, in a fresh array.
   *
   * @param purpose what the file is for, to begin an error with
   * @throws IOException naming purpose and file; never the content
   */
  static char[] read(Path file, String purpose) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException(purpose + " " + file + " does not exist", e);
    } catch (IOException e) {
      throw new IOException(purpose + " " + file + " cannot be read: " + e, e);
    }
    CharBuffer decoded = UTF_8.decode(ByteBuffer.wrap(bytes));
    int length = decoded.length();
    while (length > 0
        && (decoded.charAt(length - 1) == '\n' || decoded.charAt(length - 1) == '\r')) {
      length--;
    }
    char[] secret = Arrays.copyOfRange(decoded.array(), 0, length);
    Arrays.fill(bytes, (byte) 0);
    Arrays.fill(decoded.array(), '\0');
    return secret;
  }
}
