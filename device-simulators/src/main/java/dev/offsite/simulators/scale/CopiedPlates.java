package dev.offsite.simulators.scale;

import java.util.Optional;
import java.util.SplittableRandom;

/** Plates of others that vehicles on one bridge may carry. Asked in the order of time. */
@FunctionalInterface
public interface CopiedPlates {

  /** Nobody carries the plate of another. */
  CopiedPlates NONE = (atS, random) -> Optional.empty();

  /**
   * A plate whose owner is beyond doubt far away at that moment; empty if there is none.
   *
   * @param atS seconds since the world began, never less than before
   */
  Optional<String> pick(double atS, SplittableRandom random);
}
