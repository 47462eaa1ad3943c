package dev.offsite.monitor.evidence;

import java.util.Objects;

/**
 * Something that is not as it was when a package was made.
 *
 * @param subject name of the file, or {@code the archive}; printable
 * @param detail a sentence; printable
 */
public record PackageFinding(Kind kind, String subject, String detail) {

  /** What is wrong. */
  public enum Kind {
    /** The file is not the one that was packed. */
    CHANGED,
    /** A file that was packed is not there. */
    MISSING,
    /** A file is there that was not packed. */
    ADDED,
    /** The files stand in another order. */
    REORDERED,
    /** The list of files does not hold together. */
    CHAIN,
    /** Parts of the package contradict each other, although each is as it was listed. */
    CONTRADICTION,
    /** The bytes around the files are not those that a package has. */
    FORM,
    /** It cannot be read, or not to its end. */
    UNREADABLE,
    /** It is whole, and another one than was asked for. */
    OTHER_SEAL
  }

  /** The subject of what is wrong with no single file. */
  static final String ARCHIVE = "the archive";

  public PackageFinding {
    Objects.requireNonNull(kind, "kind");
    subject = PrintableText.of(subject);
    detail = PrintableText.of(detail);
  }

  @Override
  public String toString() {
    return kind + "  " + subject + ": " + detail;
  }
}
