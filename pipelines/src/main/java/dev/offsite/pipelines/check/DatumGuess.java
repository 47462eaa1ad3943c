package dev.offsite.pipelines.check;

import dev.offsite.schemas.telemetry.PositionDatum;
import org.jspecify.annotations.Nullable;

/**
 * Which datum a track seems to be in.
 *
 * @param declared what the payload or the registry says
 * @param probable what fits the roads; null if that cannot be told
 * @param fixes moving ones that were compared
 * @param declaredM median distance to the nearest road as declared, metres; null if not compared
 * @param probableM the same under {@code probable}; null as that is
 * @param shiftM how far the track lies off if read as declared; 0 if that is right
 * @param shiftTo to which side, such as {@code south-east}; empty if nowhere
 * @param says in words
 */
public record DatumGuess(
    PositionDatum declared,
    @Nullable PositionDatum probable,
    int fixes,
    @Nullable Double declaredM,
    @Nullable Double probableM,
    double shiftM,
    String shiftTo,
    String says) {

  /** Whether another datum than the declared one fits. */
  public boolean isWrong() {
    return probable != null && probable != declared;
  }
}
