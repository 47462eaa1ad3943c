package dev.offsite.schemas.reference;

import java.util.Objects;
import java.util.Optional;

/** The key of a record on the reference topic. */
public sealed interface ReferenceKey {

  /** The text of the key. */
  String text();

  /**
   * The key of one version of one entry: {@code kind/id/version}.
   *
   * @param version 1 or more
   */
  record OfEntry(ReferenceKind kind, String id, int version) implements ReferenceKey {
    public OfEntry {
      Objects.requireNonNull(kind, "kind");
      EntryChecks.of().id("id", id).atLeast("version", version, 1).done();
    }

    @Override
    public String text() {
      return kind.level() + '/' + id + '/' + version;
    }
  }

  /** The key of a release marker: {@code release/id}. */
  record OfRelease(String id) implements ReferenceKey {
    public OfRelease {
      EntryChecks.of().id("id", id).done();
    }

    @Override
    public String text() {
      return Release.LEVEL + '/' + id;
    }
  }

  /** The key that {@code text} is, or nothing if it is none; only the canonical form is one. */
  static Optional<ReferenceKey> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length == 2 && parts[0].equals(Release.LEVEL) && EntryChecks.isId(parts[1])) {
      return Optional.of(new OfRelease(parts[1]));
    }
    Optional<ReferenceKind> kind = ReferenceKind.findByLevel(parts[0]);
    if (parts.length != 3 || kind.isEmpty() || !EntryChecks.isId(parts[1])) {
      return Optional.empty();
    }
    int version = versionOf(parts[2]);
    return version < 1 ? Optional.empty() : Optional.of(new OfEntry(kind.get(), parts[1], version));
  }

  /** The version, or -1 if the text is not the shortest decimal form of one. */
  private static int versionOf(String text) {
    if (text.isEmpty() || text.length() > 10 || text.charAt(0) == '0') {
      return -1;
    }
    long version = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      version = version * 10 + digit;
    }
    return version <= Integer.MAX_VALUE ? (int) version : -1;
  }
}
