package dev.offsite.simulators.scale;

import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.util.ArrayList;
import java.util.List;

/** Traffic of the scenario {@code bridge-rush}. */
final class Rush {

  static final long SEED = Worlds.SEED;

  /** The scenario at its usual begin. */
  static World world() {
    return Scenario.load(Scenario.BRIDGE_RUSH).world(Worlds.NOON, SEED);
  }

  /** Everybody over a bridge up to a moment. */
  static List<Passage> until(World world, int bridge, double untilS) {
    BridgeTraffic traffic = world.traffic(bridge);
    List<Passage> passages = new ArrayList<>();
    Passage passage = traffic.next();
    while (passage.atS() < untilS) {
      passages.add(passage);
      passage = traffic.next();
    }
    return passages;
  }

  private Rush() {}
}
