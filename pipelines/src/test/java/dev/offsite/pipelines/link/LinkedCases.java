package dev.offsite.pipelines.link;

import dev.offsite.pipelines.testing.Times;

/** A value of every field for the tests of serialized forms. */
public final class LinkedCases {

  /** Two linked candidates, one of them withdrawn since, and one of another journey. */
  public static LinkedCase sample() {
    LinkedCase linked = LinkedCase.empty();
    Linker linker = new VehicleLinker();
    for (String time : new String[] {"10:00:00", "10:20:00", "16:00:00"}) {
      linked.add(
          Offences.candidate(Times.at(time), "company"),
          Offences.FIGURES,
          linker,
          Times.at("16:00:05"));
    }
    linked.add(
        Offences.withdrawn(Offences.candidate(Times.at("10:10:00"), "company"), 3),
        Offences.FIGURES,
        linker,
        Times.at("16:00:06"));
    return linked;
  }

  private LinkedCases() {}
}
