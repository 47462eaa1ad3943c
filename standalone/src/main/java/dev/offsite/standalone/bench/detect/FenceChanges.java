package dev.offsite.standalone.bench.detect;

import java.util.List;
import java.util.function.Consumer;

/** The alarms between two fixes of a truck. */
final class FenceChanges {

  /** Alarms of each fence that only one of two fixes lies in; {@code before} may be empty. */
  static void tell(String before, FencedFix fix, Consumer<Alarm> alarms) {
    if (before.equals(fix.fenceIds())) {
      return;
    }
    List<String> was = ids(before);
    List<String> is = ids(fix.fenceIds());
    is.stream()
        .filter(id -> !was.contains(id))
        .forEach(id -> alarms.accept(alarm(id, Alarm.Crossing.ENTER, fix)));
    was.stream()
        .filter(id -> !is.contains(id))
        .forEach(id -> alarms.accept(alarm(id, Alarm.Crossing.EXIT, fix)));
  }

  private static List<String> ids(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
  }

  private static Alarm alarm(String fenceId, Alarm.Crossing crossing, FencedFix fix) {
    return new Alarm(fix.deviceId(), fenceId, crossing, fix.fixMs(), fix.partition(), fix.offset());
  }

  private FenceChanges() {}
}
