package dev.offsite.geo.benchmark;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.geo.testing.City;
import java.lang.management.ManagementFactory;

final class Scratch {
  public static void main(String[] args) {
    var mx = ManagementFactory.getThreadMXBean();
    int n = Integer.parseInt(args[0]);
    long t = mx.getCurrentThreadCpuTime();
    City city = new City(1, n);
    System.out.println("city " + (mx.getCurrentThreadCpuTime() - t) / 1_000_000 + " ms");
    int[] trace = city.trace(100);
    int[] uni = city.uniform(500_000);
    System.gc();
    long used0 = used();
    GeofenceIndex index = null;
    for (int i = 0; i < 3; i++) {
      t = mx.getCurrentThreadCpuTime();
      index = GeofenceIndex.of(city.fences());
      System.out.println("build " + (mx.getCurrentThreadCpuTime() - t) / 1_000_000 + " ms");
    }
    System.gc();
    System.out.println("heap MB " + (used() - used0) / 1e6);
    int[] out = new int[256];
    for (int r = 0; r < 8; r++) {
      for (int[] xy : new int[][] {trace, uni}) {
        long hits = 0;
        t = mx.getCurrentThreadCpuTime();
        for (int i = 0; i < xy.length; i += 2) {
          hits += index.covering(xy[i], xy[i + 1], out);
        }
        double ns = (mx.getCurrentThreadCpuTime() - t) / (xy.length / 2.0);
        System.out.printf(
            "%s %.1f ns, hits %.2f%n",
            xy == trace ? "trace" : "uniform", ns, hits / (xy.length / 2.0));
      }
    }
    int v = 2 * City.vehicles();
    for (int r = 0; r < 4; r++) {
      long hits = 0;
      t = mx.getCurrentThreadCpuTime();
      for (int i = 0; i + v < trace.length; i += 2) {
        hits +=
            index
                .crossings(
                    dev.offsite.geo.Wgs84Position.ofE7(trace[i], trace[i + 1]),
                    dev.offsite.geo.Wgs84Position.ofE7(trace[i + v], trace[i + v + 1]))
                .size();
      }
      double ns = (mx.getCurrentThreadCpuTime() - t) / ((trace.length - v) / 2.0);
      System.out.printf("move %.1f ns, crossings %.3f%n", ns, hits / ((trace.length - v) / 2.0));
    }
    for (String kind : new String[] {"site", "zone", "corridor", "district"}) {
      var fs = city.fences().stream().filter(f -> f.kind().equals(kind)).toList();
      int m = Math.min(300, fs.size());
      Fence[] moved = new Fence[2 * m];
      for (int i = 0; i < 2 * m; i++)
        moved[i] = city.moved(fs.get((int) ((long) (i % m) * fs.size() / m)), i < m ? 7 : 0);
      double[] us = new double[2 * m];
      for (int i = 0; i < 2 * m; i++) {
        t = mx.getCurrentThreadCpuTime();
        index = index.replacing(moved[i]);
        us[i] = (mx.getCurrentThreadCpuTime() - t) / 1e3;
      }
      double[] u2 = java.util.Arrays.copyOfRange(us, m, 2 * m);
      java.util.Arrays.sort(u2);
      System.out.printf("replace %s p50 %.1f us p99 %.1f%n", kind, u2[m / 2], u2[m * 99 / 100]);
    }
  }

  static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
