package dev.offsite.simulators.scale;

import java.util.List;

/**
 * One truck over the bridges of a through road, with the same plate everywhere.
 *
 * @param number running number in the world, from 1
 * @param corridor the road
 * @param atS when it comes to each bridge, rising
 * @param stages the truck at each bridge: its mass is the same until it unloads
 */
record Journey(long number, Corridor corridor, List<Double> atS, List<Trip> stages) {
  Journey {
    atS = List.copyOf(atS);
    stages = List.copyOf(stages);
  }
}
