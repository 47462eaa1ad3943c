package dev.offsite.standalone.bench;

import java.time.Duration;

/**
 * What {@link FloodBench} runs.
 *
 * @param trucks well-behaved devices, each with one message a second
 * @param phase how long they are measured without, and again with, the flood
 * @param floodMessagesMax most messages of the flood; it goes on until the phase ends or these are
 *     sent
 */
public record FloodPlan(int trucks, Duration phase, int floodMessagesMax) {

  public FloodPlan {
    if (trucks < 1) {
      throw new IllegalArgumentException("trucks " + trucks + " is below 1");
    }
    if (phase.toSeconds() < 1) {
      throw new IllegalArgumentException("phase " + phase + " is below 1 s");
    }
    if (floodMessagesMax < 1) {
      throw new IllegalArgumentException("floodMessagesMax " + floodMessagesMax + " is below 1");
    }
  }

  /** Messages of all trucks in one phase. */
  int messagesPerPhase() {
    return Math.toIntExact(trucks * phase.toSeconds());
  }
}
