package dev.offsite.monitor.stream;

import dev.offsite.monitor.live.TruckFix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trucks counted by cells.
 *
 * @param cellDeg width and height of a cell
 * @param cells each longitude and latitude of the mean, trucks, code of the worst score, and trucks
 *     at that score
 * @param total trucks in all cells
 */
record TruckClusters(String type, Instant at, double cellDeg, List<List<Number>> cells, int total) {

  /** Cells along the longer side of the viewport: as many symbols as one can read. */
  private static final int CELLS_ACROSS = 24;

  private static final class Cell {
    private double lngSum;
    private double latSum;
    private int trucks;
    private int worst;
    private int atWorst;
  }

  static TruckClusters of(List<TruckFix> trucks, Viewport viewport, Instant now) {
    double cellDeg = Math.max(viewport.sizeDeg() / CELLS_ACROSS, 1e-4);
    Map<Long, Cell> cells = new HashMap<>();
    for (TruckFix truck : trucks) {
      long column = (long) Math.floor(truck.lng() / cellDeg);
      long row = (long) Math.floor(truck.lat() / cellDeg);
      Cell cell = cells.computeIfAbsent(column << 32 ^ (row & 0xFFFFFFFFL), key -> new Cell());
      cell.lngSum += truck.lng();
      cell.latSum += truck.lat();
      cell.trucks++;
      int score = truck.score().code();
      if (score > cell.worst) {
        cell.worst = score;
        cell.atWorst = 0;
      }
      cell.atWorst += score == cell.worst ? 1 : 0;
    }
    List<List<Number>> listed = new ArrayList<>();
    for (Cell cell : cells.values()) {
      listed.add(
          List.of(
              cell.lngSum / cell.trucks,
              cell.latSum / cell.trucks,
              cell.trucks,
              cell.worst,
              cell.atWorst));
    }
    return new TruckClusters("clusters", now, cellDeg, listed, trucks.size());
  }
}
