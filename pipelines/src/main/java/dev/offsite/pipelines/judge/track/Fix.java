package dev.offsite.pipelines.judge.track;

import dev.offsite.geo.Lattice;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One fix of a truck as the fold sees it; or, without a place, what a terminal without a fix said.
 *
 * @param timeMs satellite time, milliseconds since the epoch
 * @param lngE7 WGS-84, 1e-7 degree; 0 without a place
 * @param latE7 WGS-84, 1e-7 degree; 0 without a place
 * @param accuracyDm 68 % radius in decimetres; {@value #UNKNOWN} if not said, at most 32,767
 * @param speedDkph ground speed in 0.1 km/h; {@value #UNKNOWN} if not said, at most 32,767
 * @param signals what the other sensors said, see {@link Signals}
 * @param payloadKg mass of the load; {@value #UNKNOWN} if not measured
 * @param receivedMs when our client received it
 * @param partition Kafka partition of the record
 * @param offset Kafka offset of the record
 * @param index {@link CodedIndex} of the position in the record's batch
 */
public record Fix(
    long timeMs,
    int lngE7,
    int latE7,
    short accuracyDm,
    short speedDkph,
    int signals,
    int payloadKg,
    long receivedMs,
    int partition,
    long offset,
    int index) {

  /** Stands for a value that the terminal did not send. */
  public static final short UNKNOWN = -1;

  /**
   * Which of two contradicting fixes of one instant counts: a rule that does not depend on which
   * came first. One with a place before one without.
   */
  static final Comparator<Fix> PRECEDENCE =
      Comparator.comparing(Fix::hasPlace)
          .reversed()
          .thenComparingInt(Fix::lngE7)
          .thenComparingInt(Fix::latE7)
          .thenComparingInt(Fix::accuracyDm)
          .thenComparingInt(Fix::speedDkph)
          .thenComparingInt(Fix::signals)
          .thenComparingInt(Fix::payloadKg);

  /** The fix of a located position report; one without a place if the report has none. */
  public static Fix of(Located located) {
    PositionReport report = (PositionReport) located.received().report();
    boolean hasPlace = report.hasPlace();
    return new Fix(
        report.fixTime().toEpochMilli(),
        hasPlace ? Lattice.toE7(located.lng()) : 0,
        hasPlace ? Lattice.toE7(located.lat()) : 0,
        hasPlace ? tenths(report.accuracyM()) : UNKNOWN,
        hasPlace ? tenths(report.speedKph()) : UNKNOWN,
        Signals.of(report),
        report.payloadKg() == null ? UNKNOWN : report.payloadKg(),
        located.received().raw().receivedAtMillis(),
        located.received().raw().partition(),
        located.received().raw().offset(),
        CodedIndex.of(located.received().raw(), located.received().index()));
  }

  /** A value in tenths, rounded and clipped to what a short holds; null is unknown. */
  static short tenths(@Nullable Double value) {
    return value == null ? UNKNOWN : (short) Math.min(Short.MAX_VALUE, Math.round(value * 10));
  }

  /** Satellite time. */
  public Instant time() {
    return Instant.ofEpochMilli(timeMs);
  }

  /** Whether it says where the truck was: its terminal did not say that it had no fix. */
  public boolean hasPlace() {
    return !Boolean.FALSE.equals(Signals.fixed(signals));
  }

  /**
   * Where it was, WGS-84.
   *
   * @throws IllegalStateException if it does not say
   */
  public Wgs84Position position() {
    if (!hasPlace()) {
      throw new IllegalStateException("the terminal had no fix at " + time());
    }
    return new Wgs84Position(Lattice.toDegrees(lngE7), Lattice.toDegrees(latE7));
  }

  /** 68 % radius in metres; null if not said. */
  public @Nullable Double accuracyM() {
    return accuracyDm == UNKNOWN ? null : accuracyDm / 10.0;
  }

  /** 68 % radius in metres, or what stands in for it if the terminal does not say. */
  public double accuracyM(double ifUnknown) {
    return accuracyDm == UNKNOWN ? ifUnknown : accuracyDm / 10.0;
  }

  /** Ground speed; null if not said. */
  public @Nullable Double speedKph() {
    return speedDkph == UNKNOWN ? null : speedDkph / 10.0;
  }

  /** Whether its record was repaired by hand. */
  public boolean isRepaired() {
    return CodedIndex.isRepaired(index);
  }
}
