package dev.offsite.pipelines.decode.vendor;

import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.telemetry.DecodeResult;

/** Ends the reading of one report at its first fault; without stack trace, for it is no bug. */
final class UnmappableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;
  private final String pointer;

  UnmappableException(RefusalReason reason, String pointer, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.pointer = pointer;
  }

  DecodeResult.Fault at(int index) {
    return new DecodeResult.Fault(index, reason, pointer, getMessage());
  }
}
