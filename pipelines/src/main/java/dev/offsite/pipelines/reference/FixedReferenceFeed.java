package dev.offsite.pipelines.reference;

import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
    ReferenceCodec codec = new ReferenceCodec();
    for (ReferenceEntry entry : entries) {
      feed.records.put(entry.key(), codec.encode(entry));
    }
    return feed;
  }

  @Override
  public ReferenceView open() {
    ReferenceCodec codec = new ReferenceCodec();
    List<ReferenceEntry> entries = new ArrayList<>();
    for (Map.Entry<String, byte[]> record : records.entrySet()) {
      ReferenceKey.OfEntry key =
          (ReferenceKey.OfEntry) ReferenceKey.parse(record.getKey()).orElseThrow();
      entries.add(codec.decode(key, record.getValue()));
    }
    ReferenceSnapshot snapshot = ReferenceSnapshot.of(release, entries);
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
