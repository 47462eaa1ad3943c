package dev.offsite.schemas.reference;

/**
 * A posted limit that holds for one lane.
 *
 * @param lane 1 is the lane next to the middle of the road
 * @param limitKg gross mass on the sign
 */
public record LanePosting(int lane, int limitKg) {
  public LanePosting {
    EntryChecks.of().atLeast("lane", lane, 1).above("limitKg", limitKg, 0).done();
  }
}
