package dev.offsite.schemas.candidate;

import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;

/**
 * Candidates to JSON and back: the value of a record on {@code case-intake}.
 *
 * <p>Written: fields in the order of the records, what is null left out, times in UTC. Read: fields
 * in any order, unknown ones ignored. Thread-safe.
 */
public final class CandidateCodec {

  /**
   * The candidate as JSON in UTF-8.
   *
   * @throws IllegalArgumentException if it holds a number that is not finite
   */
  public byte[] encode(Candidate candidate) {
    return RecordJson.write(candidate);
  }

  /**
   * Reads a candidate.
   *
   * @throws CandidateFormatException if it is none, naming every fault with its JSON Pointer
   */
  public Candidate decode(byte[] json) {
    try {
      RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
      Candidate candidate = reader.read(RecordJson.parse(json), Candidate.class, "");
      if (candidate == null) {
        throw new JsonFaultsException(reader.faults());
      }
      return candidate;
    } catch (JsonFaultsException e) {
      throw new CandidateFormatException(e);
    }
  }
}
