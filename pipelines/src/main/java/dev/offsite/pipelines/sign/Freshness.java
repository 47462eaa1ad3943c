package dev.offsite.pipelines.sign;

import dev.offsite.schemas.reference.Sign;
import java.time.Instant;

/** Whether a passage is young enough for a sign, by both clocks. */
final class Freshness {

  /**
   * Neither its own time nor that of its receipt lies further from now than the sign allows; a
   * scale whose clock runs ahead by more is not shown either. A record that was longer on its way
   * is a back-fill, whatever the clock says now.
   */
  static boolean isFresh(LivePassage passage, Sign sign, Instant now) {
    double mostMs = sign.freshS() * 1000;
    return passage.receivedMs() - passage.eventMs() <= mostMs
        && Math.abs(now.toEpochMilli() - passage.eventMs()) <= mostMs
        && Math.abs(now.toEpochMilli() - passage.receivedMs()) <= mostMs;
  }

  private Freshness() {}
}
