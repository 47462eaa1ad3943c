package dev.offsite.monitor.reference;

import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.Release;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts releases together from the records of the reference topic. For one thread.
 *
 * <p>Entries that carry the id of a release take effect together, when its marker comes and as many
 * are there as it says. Anything else is logged, and the release before stays in force. Bounded by
 * the registry itself: the newest version of each key that is not deleted.
 */
public final class ReleaseFold {

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseFold.class);

  private final ReferenceCodec codec = new ReferenceCodec();
  private final Map<String, Held> byKey = new HashMap<>();

  private record Held(String release, ReferenceEntry entry) {}

  /**
   * Takes a record in.
   *
   * @param release header of that name; null if there is none
   * @param value null if the key was deleted
   * @return the release that came into force with it
   */
  public Optional<ReleaseView> take(
      String keyText, @Nullable String release, byte @Nullable [] value) {
    if (value == null) {
      byKey.remove(keyText);
      return Optional.empty();
    }
    Optional<ReferenceKey> key = ReferenceKey.parse(keyText);
    try {
      if (key.isPresent() && key.get() instanceof ReferenceKey.OfEntry ofEntry) {
        if (release != null) {
          byKey.put(keyText, new Held(release, codec.decode(ofEntry, value)));
        }
        return Optional.empty();
      }
      if (key.isPresent() && key.get() instanceof ReferenceKey.OfRelease ofRelease) {
        return close(codec.decodeRelease(ofRelease, value));
      }
    } catch (ReferenceFormatException e) {
      byKey.remove(keyText);
      LOG.warn("reference entry {} cannot be read, which leaves its release incomplete", keyText);
      return Optional.empty();
    }
    LOG.warn("key '{}' on the reference topic is none", keyText);
    return Optional.empty();
  }

  private Optional<ReleaseView> close(Release release) {
    List<ReferenceEntry> entries = new ArrayList<>();
    for (Held held : byKey.values()) {
      if (held.release().equals(release.id())) {
        entries.add(held.entry());
      }
    }
    if (entries.size() != release.entries()) {
      LOG.warn(
          "release {} has {} of {} entries and does not take effect here",
          release.id(),
          entries.size(),
          release.entries());
      return Optional.empty();
    }
    byKey.values().removeIf(held -> !held.release().equals(release.id()));
    return Optional.of(ReleaseView.of(release, entries));
  }
}
