package dev.offsite.schemas.reference;

import java.time.Instant;
import java.util.Objects;

/**
 * Closes a release: the entries that carry its id in their header {@code release} are the whole of
 * the reference data, and replace what was in force before.
 *
 * @param id unique; names the release in every candidate
 * @param publishedAt by the publisher's clock
 * @param entries number of entries that were written with it
 */
public record Release(String id, Instant publishedAt, int entries) {

  /** First part of the Kafka key of a release. */
  public static final String LEVEL = "release";

  public Release {
    Objects.requireNonNull(publishedAt, "publishedAt");
    EntryChecks.of().id("id", id).atLeast("entries", entries, 0).done();
  }

  /** The Kafka key. */
  public String key() {
    return LEVEL + '/' + id;
  }
}
