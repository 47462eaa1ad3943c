package dev.offsite.simulators.fleet;

/**
 * How the trucks that haul over weighed bridges cross them. All shares are of their hauls; what is
 * left of the terminals is heard all the way.
 *
 * @param overloadedShare weigh more than the bridge allows
 * @param unreadableShare carry a plate that no camera can read
 * @param switchedOffShare have the terminal switched off just before the scale, and on again soon
 *     after
 * @param brieflyLostShare are not heard for a minute or so around the scale: the network
 * @param longDeadShare are not heard for a quarter of an hour, the scale being somewhere in it
 * @param outOfOrderShare have a terminal that is heard for half a minute every few minutes
 */
public record CrossingPlan(
    double overloadedShare,
    double unreadableShare,
    double switchedOffShare,
    double brieflyLostShare,
    double longDeadShare,
    double outOfOrderShare) {

  public CrossingPlan {
    requireShare("overloadedShare", overloadedShare);
    requireShare("unreadableShare", unreadableShare);
    requireShare("switchedOffShare", switchedOffShare);
    requireShare("brieflyLostShare", brieflyLostShare);
    requireShare("longDeadShare", longDeadShare);
    requireShare("outOfOrderShare", outOfOrderShare);
    requireShare(
        "the sum of the shares of silent terminals",
        switchedOffShare + brieflyLostShare + longDeadShare + outOfOrderShare);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " " + share + " is not 0 to 1");
    }
  }
}
