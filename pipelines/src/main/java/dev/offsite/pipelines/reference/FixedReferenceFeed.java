package dev.offsite.pipelines.reference;

import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reference data that travels with the job and never changes: for bounded runs and tests. */
public final class FixedReferenceFeed implements ReferenceFeed {

  private static final long serialVersionUID = 1L;

  private final String release;
  private final LinkedHashMap<String, byte[]> records = new LinkedHashMap<>();

  private FixedReferenceFeed(String release) {
    this.release = release;
  }

  /** A feed with these entries. */
  public static FixedReferenceFeed of(String release, Collection<ReferenceEntry> entries) {
    FixedReferenceFeed feed = new FixedReferenceFeed(release);
    for (ReferenceEntry entry : entries) {
      feed.records.put(entry.key(), ReferenceCodec.encode(entry));
    }
    return feed;
  }

  @Override
  public ReferenceView open() {
    Map<String, ReferenceEntry> entries = new LinkedHashMap<>();
    records.forEach((key, value) -> entries.put(key, ReferenceCodec.decode(key, value)));
    ReferenceSnapshot snapshot = ReferenceSnapshot.of(release, entries.values());
    return new ReferenceView() {
      @Override
      public ReferenceSnapshot await() {
        return snapshot;
      }

      @Override
      public void close() {}
    };
  }
}
