package dev.offsite.standalone.bench.detect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The meters of this process by number: functions of a job are copied on their way to a task, but a
 * number leads all copies to the same meter.
 */
final class Meters {

  private static final Map<Integer, RoundMeter> METERS = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  /** Takes a meter in; returns its number. */
  static int add(RoundMeter meter) {
    int number = NEXT.incrementAndGet();
    METERS.put(number, meter);
    return number;
  }

  static RoundMeter require(int number) {
    RoundMeter meter = METERS.get(number);
    if (meter == null) {
      throw new IllegalStateException("round " + number + " is over");
    }
    return meter;
  }

  static void remove(int number) {
    METERS.remove(number);
  }

  private Meters() {}
}
