package dev.offsite.schemas.telemetry;

import dev.offsite.schemas.channel.RefusalReason;
import java.util.List;
import java.util.Objects;

/**
 * What a payload holds: the readable reports and the faults, each with its position in the batch.
 *
 * <p>One bad report of a batch does not spoil the others; text that is not JSON spoils all.
 *
 * @param reports the readable ones, in the order of the payload
 * @param faults one for each unreadable report; at most one for a payload that is no JSON
 */
public record DecodeResult(List<Indexed> reports, List<Fault> faults) {

  public DecodeResult {
    reports = List.copyOf(reports);
    faults = List.copyOf(faults);
  }

  /**
   * A report and its place.
   *
   * @param index from 0; 0 for a single object
   */
  public record Indexed(int index, DeviceReport report) {
    public Indexed {
      Objects.requireNonNull(report, "report");
    }
  }

  /**
   * Why a report, or the whole payload, cannot be read.
   *
   * @param index of the report in the batch, from 0; 0 for the whole payload
   * @param reason always of the disposition {@code DEAD_LETTER}
   * @param pointer JSON Pointer from the root of the payload; empty text for the whole
   * @param detail one sentence naming thing, value and limit
   */
  public record Fault(int index, RefusalReason reason, String pointer, String detail) {
    public Fault {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(pointer, "pointer");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
