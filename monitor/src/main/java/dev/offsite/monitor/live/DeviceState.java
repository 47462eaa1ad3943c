package dev.offsite.monitor.live;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one device from its own messages. Not thread-safe. */
final class DeviceState {

  /** Newest messages that the verdict is about. */
  static final int VERDICT_MESSAGES = 100;

  /** Fewer say nothing. */
  static final int VERDICT_MESSAGES_MIN = 10;

  /** Codes are a closed list; texts of others are not kept. */
  private static final int REASONS_MAX = 64;

  /** A clock further off is sick: candidates' times would be wrong. */
  private static final Duration OFFSET_MAX = Duration.ofMinutes(5);

  final DeviceKind kind;
  @Nullable Instant lastReceivedAt;
  @Nullable Instant lastEventAt;
  @Nullable Long clockOffsetMs;
  @Nullable Long clockOffsetMsWorst;
  @Nullable StatusReport status;
  long messages;
  long refused;
  final Map<String, Long> refusedByReason = new TreeMap<>();
  private final Deque<Boolean> newestRefused = new ArrayDeque<>();
  private int newestRefusedCount;

  DeviceState(DeviceKind kind) {
    this.kind = kind;
  }

  void message(Instant receivedAt) {
    messages++;
    if (lastReceivedAt == null || receivedAt.isAfter(lastReceivedAt)) {
      lastReceivedAt = receivedAt;
    }
    remember(false);
  }

  void event(Instant eventAt, Instant receivedAt) {
    long offset = Duration.between(eventAt, receivedAt).toMillis();
    if (lastEventAt == null || eventAt.isAfter(lastEventAt)) {
      lastEventAt = eventAt;
    }
    clockOffsetMs = offset;
    if (clockOffsetMsWorst == null || Math.abs(offset) > Math.abs(clockOffsetMsWorst)) {
      clockOffsetMsWorst = offset;
    }
  }

  void refusal(Iterable<String> reasons) {
    refused++;
    for (String reason : reasons) {
      if (refusedByReason.containsKey(reason) || refusedByReason.size() < REASONS_MAX) {
        refusedByReason.merge(reason, 1L, Long::sum);
      }
    }
    if (!newestRefused.isEmpty() && !newestRefused.peekLast()) {
      newestRefused.removeLast(); // the message that was counted when it came
      newestRefused.addLast(true);
      newestRefusedCount++;
    } else {
      remember(true);
    }
  }

  Verdict verdict() {
    if (newestRefusedCount > 0) {
      return Verdict.FAULTY;
    }
    return newestRefused.size() < VERDICT_MESSAGES_MIN ? Verdict.UNKNOWN : Verdict.CONFORMING;
  }

  DeviceHealth health(Instant now, Duration silentAfter) {
    if (lastReceivedAt == null) {
      return DeviceHealth.NEVER;
    }
    if (lastReceivedAt.isBefore(now.minus(silentAfter))
        || (status != null && status.state() == StatusReport.State.OFFLINE)) {
      return DeviceHealth.SILENT;
    }
    boolean saysSick =
        status != null
            && (status.state() == StatusReport.State.FAULT
                || status.state() == StatusReport.State.MAINTENANCE);
    boolean clockOff = clockOffsetMs != null && Math.abs(clockOffsetMs) > OFFSET_MAX.toMillis();
    boolean mostlyRefused = newestRefusedCount * 2 > newestRefused.size();
    return saysSick || clockOff || mostlyRefused ? DeviceHealth.SICK : DeviceHealth.LIVE;
  }

  private void remember(boolean wasRefused) {
    newestRefused.addLast(wasRefused);
    newestRefusedCount += wasRefused ? 1 : 0;
    if (newestRefused.size() > VERDICT_MESSAGES) {
      newestRefusedCount -= newestRefused.removeFirst() ? 1 : 0;
    }
  }
}
