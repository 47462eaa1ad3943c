package dev.offsite.pipelines.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The token buckets of the devices that one subtask hears. Hot path; not thread-safe.
 *
 * <p>Time is that of our receipt, passed in. Bounded: beyond {@link #DEVICES_MAX} devices the one
 * that was silent longest is forgotten and begins again with a full bucket, so nobody is refused
 * for want of memory. Not kept over a restart: a device then has its burst once more.
 */
final class DeviceRates {

  /** Three times the largest fleet that one process is meant for; about 20 MB. */
  static final int DEVICES_MAX = 200_000;

  /** What is behind the message before it by more is of a clock that was set back. */
  private static final long DISORDER_MS_MAX = 1_000;

  private final DeviceRate rate;
  private final Map<String, Bucket> buckets;

  DeviceRates(DeviceRate rate) {
    this(rate, DEVICES_MAX);
  }

  DeviceRates(DeviceRate rate, int devicesMax) {
    this.rate = rate;
    this.buckets = new SilentLongestForgotten(devicesMax);
  }

  private static final class Bucket {
    private double tokens;
    private long filledAtMillis;
  }

  private static final class SilentLongestForgotten extends LinkedHashMap<String, Bucket> {
    private static final long serialVersionUID = 1L;
    private final int devicesMax;

    SilentLongestForgotten(int devicesMax) {
      super(1024, 0.75f, true);
      this.devicesMax = devicesMax;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > devicesMax;
    }
  }

  /**
   * Takes a token for a message.
   *
   * @param receivedAtMillis a time before that of the message before it refills nothing; one far
   *     before it is where refilling begins again
   * @return whether there was one
   */
  boolean admits(String deviceId, long receivedAtMillis) {
    Bucket bucket = buckets.get(deviceId);
    if (bucket == null) {
      bucket = new Bucket();
      bucket.tokens = rate.burst();
      bucket.filledAtMillis = receivedAtMillis;
      buckets.put(deviceId, bucket);
    } else if (receivedAtMillis > bucket.filledAtMillis) {
      double refilled = (receivedAtMillis - bucket.filledAtMillis) * rate.perSecond() / 1000;
      bucket.tokens = Math.min(rate.burst(), bucket.tokens + refilled);
      bucket.filledAtMillis = receivedAtMillis;
    } else if (bucket.filledAtMillis - receivedAtMillis > DISORDER_MS_MAX) {
      bucket.filledAtMillis = receivedAtMillis;
    }
    if (bucket.tokens < 1) {
      return false;
    }
    bucket.tokens -= 1;
    return true;
  }

  int devices() {
    return buckets.size();
  }
}
