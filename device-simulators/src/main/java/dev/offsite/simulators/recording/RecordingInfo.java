package dev.offsite.simulators.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a recording holds, known without reading its messages.
 *
 * @param properties free text of whoever made it
 * @param messages number of them that can be read
 * @param blocks number of compressed pieces
 * @param fileBytes size of the file
 * @param earliest least receive time; null if there is no message
 * @param latest greatest receive time; null if there is no message
 * @param ending how the file ends
 */
public record RecordingInfo(
    Map<String, String> properties,
    long messages,
    long blocks,
    long fileBytes,
    @Nullable Instant earliest,
    @Nullable Instant latest,
    Ending ending) {

  /** How a file ends. */
  public enum Ending {
    /** With its index: the writer was closed. */
    COMPLETE,
    /**
     * Without: the writer was killed, the disk was full, or the end was lost or damaged. What
     * stands before can be read, up to the last whole block.
     */
    CUT_OFF
  }

  public RecordingInfo {
    properties = Map.copyOf(properties);
  }

  /** From the earliest to the latest receive time. */
  public Duration length() {
    return earliest == null || latest == null ? Duration.ZERO : Duration.between(earliest, latest);
  }
}
