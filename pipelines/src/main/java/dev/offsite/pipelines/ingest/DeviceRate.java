package dev.offsite.pipelines.ingest;

import java.io.Serializable;

/**
 * How many messages one device may send: a token bucket.
 *
 * @param perSecond messages a second in the long run, above 0
 * @param burst messages at once after a silence, at least 1
 */
public record DeviceRate(double perSecond, int burst) implements Serializable {

  /**
   * Twenty a second is ten times what any device of the contract sends. The burst lets a terminal
   * send two hours at a fix per second one by one after a blind area, which is what storing
   * terminals keep; a device that floods at 5,000 a second is cut off within two seconds.
   */
  public static final DeviceRate DEFAULT = new DeviceRate(20, 7_200);

  public DeviceRate {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException(
          "ingest.device-rate.per-second: " + perSecond + " is not above 0 and finite");
    }
    if (burst < 1) {
      throw new IllegalArgumentException("ingest.device-rate.burst: " + burst + " is less than 1");
    }
  }
}
