package dev.offsite.simulators.fault;

/**
 * One kind of thing that goes wrong, as data.
 *
 * <p>Immutable; what it remembers of one device stands in the {@link FaultStage} it makes.
 */
sealed interface Fault
    permits Duplicate,
        Reorder,
        Drop,
        BlindArea,
        Corrupt,
        ClockOffset,
        ClockDrift,
        WrongDatum,
        Restart,
        Storm {

  /** The fault as it happens to one device. */
  FaultStage stage(DeviceDraw draw);

  /** Whether every report still comes within seconds, with nothing in it changed. */
  default boolean keepsReports() {
    return false;
  }
}
