package dev.offsite.simulators.scale;

import java.util.List;
import java.util.Objects;

/**
 * The weighed bridges of a place and what drives over them.
 *
 * @param bridges with their scales
 * @param mix types of vehicles
 * @param corridors through roads; may be empty
 */
public record BridgeNetwork(List<WeighedBridge> bridges, VehicleMix mix, List<Corridor> corridors) {
  public BridgeNetwork {
    Objects.requireNonNull(mix, "mix");
    bridges = List.copyOf(bridges);
    corridors = List.copyOf(corridors);
    for (Corridor corridor : corridors) {
      for (int bridge : corridor.bridges()) {
        Objects.checkIndex(bridge, bridges.size());
      }
    }
  }

  /** The bridges of a through road, in the order they are crossed. */
  List<WeighedBridge> along(Corridor corridor) {
    return corridor.bridges().stream().map(bridges::get).toList();
  }
}
