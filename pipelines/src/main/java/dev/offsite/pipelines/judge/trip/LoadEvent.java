package dev.offsite.pipelines.judge.trip;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * Something that happened to the load.
 *
 * @param atMs when, milliseconds since the epoch
 */
record LoadEvent(Kind kind, long atMs) {

  /** What happened. */
  enum Kind {
    /** The sensor says that it was loaded. */
    LOADED(1),
    /** It stood where trucks are loaded. */
    PRESUMED_LOADED(2),
    /** The body was raised at rest. */
    BODY_RAISED(3),
    /** The sensor says that it was emptied. */
    EMPTIED(4),
    /** It tipped, as far as the drive shows. */
    PRESUMED_EMPTIED(5);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  LoadEvent {
    Objects.requireNonNull(kind, "kind");
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(kind.code);
    out.writeLong(atMs);
  }

  static LoadEvent read(DataInput in) throws IOException {
    int code = in.readUnsignedByte();
    for (Kind kind : Kind.values()) {
      if (kind.code == code) {
        return new LoadEvent(kind, in.readLong());
      }
    }
    throw new IOException("load event " + code + " in state is none of 1 to 5");
  }
}
