package dev.offsite.pipelines.judge.zone;

import java.util.Objects;

/**
 * A fix that shows something, with the digest of its record.
 *
 * @param sha256 of the record's value, lower-case hexadecimal; empty text where no digest was taken
 *     when the fix arrived
 */
record Witness(Fix fix, String sha256) {
  Witness {
    Objects.requireNonNull(fix, "fix");
    Objects.requireNonNull(sha256, "sha256");
  }
}
