package dev.offsite.schemas.telemetry;

import dev.offsite.schemas.channel.DeviceTopic;
import java.io.Serializable;

/**
 * Bounds on what {@link TelemetryCodec} reads from a device it does not trust.
 *
 * @param payloadBytesMax largest payload. Default 1,000,000: a back-fill batch of 1,000 full
 *     passages is about 800 KB, and a Kafka broker takes records of 1 MiB, key and headers
 *     included, unless told otherwise
 * @param batchReportsMax most reports in one array. Default 2,000: half an hour of fixes at one per
 *     second with room; a longer gap is sent in several batches
 * @param nestingMax deepest nesting of objects and arrays. Default 16: the contract needs 4 (batch,
 *     passage, media list, media), the rest is for fields of vendors; it also bounds the stack
 * @param textLengthMax longest text of a field in characters (code points). Default 2,048: a signed
 *     link to a photo is the longest real one
 */
public record CodecLimits(
    int payloadBytesMax, int batchReportsMax, int nestingMax, int textLengthMax)
    implements Serializable {

  /** The limits of contract v1; the JSON Schemas state the same text length. */
  public static final CodecLimits DEFAULT = new CodecLimits(1_000_000, 2_000, 16, 2_048);

  /** Nesting that the contract's own messages need. */
  static final int NESTING_NEEDED = 4;

  /** Deepest nesting that may be configured: skipping a field of a vendor is recursive. */
  static final int NESTING_HIGHEST = 512;

  public CodecLimits {
    requireRange("payloadBytesMax", payloadBytesMax, 2, Integer.MAX_VALUE - 8);
    requireRange("batchReportsMax", batchReportsMax, 1, Integer.MAX_VALUE);
    requireRange("nestingMax", nestingMax, NESTING_NEEDED, NESTING_HIGHEST);
    requireRange(
        "textLengthMax", textLengthMax, DeviceTopic.DEVICE_ID_LENGTH_MAX, Integer.MAX_VALUE);
  }

  private static void requireRange(String name, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          name + " " + value + " is outside " + lowest + " to " + highest);
    }
  }
}
