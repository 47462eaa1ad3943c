package dev.offsite.pipelines.decode;

/**
 * A position in a record's batch that also says whether the record was repaired, in no more room
 * than the position: the position itself, or its bitwise complement.
 */
public final class CodedIndex {

  /** The code of a report of this record. */
  public static int of(RawRecord raw, int index) {
    return raw.provenance() == Provenance.REPAIRED ? ~index : index;
  }

  /** The position, from 0. */
  public static int position(int code) {
    return code < 0 ? ~code : code;
  }

  /** Whether the record was repaired. */
  public static boolean isRepaired(int code) {
    return code < 0;
  }

  private CodedIndex() {}
}
