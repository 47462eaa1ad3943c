package dev.offsite.pipelines.episode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Deterministic ids of candidates and trips: name-based UUIDs of version 5 (RFC 9562 section 5.5)
 * over rule, subject, start and site, so that a restart or replay repeats ids and never invents new
 * ones.
 */
public final class CandidateIds {

  /** The name space of Offsite's candidates: chosen once, never changed. */
  private static final UUID NAME_SPACE = UUID.fromString("6d1f6a0e-3c5b-5e0a-9a7e-0f5c1d7e2b41");

  /** The id; a unit separator stands between the parts, so that none can run into another. */
  public static String of(String ruleId, String subjectKey, Instant start, String siteKey) {
    String name =
        ruleId + '\u001f' + subjectKey + '\u001f' + start.toEpochMilli() + '\u001f' + siteKey;
    return nameBased(name).toString();
  }

  private static UUID nameBased(String name) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
    sha1.update(bytes(NAME_SPACE.getMostSignificantBits()));
    sha1.update(bytes(NAME_SPACE.getLeastSignificantBits()));
    byte[] digest = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
    long high = (toLong(digest, 0) & ~0xF000L) | 0x5000L;
    long low = (toLong(digest, 8) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static byte[] bytes(long value) {
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[i] = (byte) (value >>> (56 - 8 * i));
    }
    return bytes;
  }

  private static long toLong(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + Long.BYTES; i++) {
      value = (value << 8) | (bytes[i] & 0xFF);
    }
    return value;
  }

  private CandidateIds() {}
}
