package dev.offsite.simulators.world;

import dev.offsite.simulators.scenario.Scenario;
import java.time.Instant;

/** Worlds for tests. */
public final class Worlds {

  /** A Sunday noon in Hangzhou. */
  public static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  /** The seed where a test needs only one. */
  public static final long SEED = 20_261_122L;

  private static final Scenario DEMO = Scenario.load(Scenario.HANGZHOU_DEMO);

  /** The demo scenario with the usual begin and seed. */
  public static World demo(int trucks) {
    return demo(NOON, SEED, trucks);
  }

  /** The demo scenario. */
  public static World demo(Instant begin, long seed, int trucks) {
    return DEMO.withTrucks(trucks).world(begin, seed);
  }

  /** A scenario written in the test, with the usual begin and seed. */
  public static World of(String yaml) {
    return Scenario.parse("test", yaml).world(NOON, SEED);
  }

  private Worlds() {}
}
