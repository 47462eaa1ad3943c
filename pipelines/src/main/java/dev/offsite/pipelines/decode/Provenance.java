package dev.offsite.pipelines.decode;

import java.io.IOException;

/** How a record came to its telemetry topic. */
public enum Provenance {
  /** Landed by the ingest job, as the device sent it. */
  LANDED(0),
  /** Refused first and sent once more, as the device sent it. */
  REDRIVEN(1),
  /** Refused first and sent once more with another payload or topic: no original any more. */
  REPAIRED(2);

  private final int code;

  Provenance(int code) {
    this.code = code;
  }

  /** How it is written to state. */
  int code() {
    return code;
  }

  /** Reads what {@link #code} wrote. */
  static Provenance ofCode(int code) throws IOException {
    for (Provenance provenance : values()) {
      if (provenance.code == code) {
        return provenance;
      }
    }
    throw new IOException("provenance " + code + " is none of 0 to 2");
  }
}
