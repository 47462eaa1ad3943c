package dev.offsite.monitor.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file in a package.
 *
 * @param name at most one folder deep
 * @param content not copied, so nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes: written once, never changed
record PackedFile(String name, byte[] content) {

  /** Letters, digits, points, dashes: no name leads out of the folder it is unpacked in. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9][A-Za-z0-9._-]{0,199})?");

  PackedFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(content, "content");
  }

  static PackedFile ofText(String name, String text) {
    return new PackedFile(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a package may hold a file of that name. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
