package dev.offsite.standalone.bench.detect;

import dev.offsite.schemas.telemetry.PositionReport;
import java.util.Arrays;

/**
 * All fixes of the traffic in the order they were landed, as the terminals say them. Grows while it
 * is filled; then read by many threads.
 */
final class DrivenFixes {

  private static final double ACCURACY_UNKNOWN_M = 15;

  private String[] devices = new String[0];
  private int size;
  private int[] truck = new int[1 << 16];
  private int[] partition = new int[1 << 16];
  private long[] timeMs = new long[1 << 16];
  private double[] lng = new double[1 << 16];
  private double[] lat = new double[1 << 16];
  private float[] accuracyM = new float[1 << 16];

  /** Adds one; trucks are numbered from 0. */
  void add(int truckNumber, int inPartition, PositionReport report) {
    if (size == timeMs.length) {
      grow();
    }
    if (truckNumber >= devices.length) {
      devices = Arrays.copyOf(devices, truckNumber + 1);
    }
    devices[truckNumber] = report.deviceId();
    truck[size] = truckNumber;
    partition[size] = inPartition;
    timeMs[size] = report.fixTime().toEpochMilli();
    lng[size] = report.lng();
    lat[size] = report.lat();
    accuracyM[size] =
        (float) (report.accuracyM() == null ? ACCURACY_UNKNOWN_M : report.accuracyM());
    size++;
  }

  int size() {
    return size;
  }

  int trucks() {
    return devices.length;
  }

  int truck(int index) {
    return truck[index];
  }

  String deviceId(int index) {
    return devices[truck[index]];
  }

  int partition(int index) {
    return partition[index];
  }

  long timeMs(int index) {
    return timeMs[index];
  }

  double lng(int index) {
    return lng[index];
  }

  double lat(int index) {
    return lat[index];
  }

  double accuracyM(int index) {
    return accuracyM[index];
  }

  private void grow() {
    int length = size * 2;
    truck = Arrays.copyOf(truck, length);
    partition = Arrays.copyOf(partition, length);
    timeMs = Arrays.copyOf(timeMs, length);
    lng = Arrays.copyOf(lng, length);
    lat = Arrays.copyOf(lat, length);
    accuracyM = Arrays.copyOf(accuracyM, length);
  }
}
