package dev.offsite.simulators.fault;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A source whose devices have the faults of a profile; again in the order messages are due.
 *
 * <p>A pure function of source, profile, seed and begin. A message runs through the faults of its
 * device one after the other; a fault that holds it back lets it run on at its later moment, so the
 * next fault sees it then. Messages of devices without a fault, and of other devices than ours, are
 * passed on as they are.
 *
 * <p>Bounds: each fault that holds messages keeps at most its {@code heldMax} for a device, then
 * the oldest is lost and counted; one that delays single messages keeps those of at most an hour.
 * While every device is silent the source is read ahead to the first that speaks again. Not
 * thread-safe. Hot path.
 */
public final class FaultySource implements MessageSource {

  private final MessageSource source;
  private final FaultProfile profile;
  private final long seed;
  private final long beginMillis;
  private final FaultTally tally;
  private final Map<String, Chain> chains = new HashMap<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.comparingLong(Event::dueMillis).thenComparingLong(Event::number));
  private final Queue<DeviceMessage> ready = new ArrayDeque<>();

  private long nowMillis;
  private long number;

  private FaultySource(
      MessageSource source, FaultProfile profile, long seed, long beginMillis, FaultTally tally) {
    this.source = source;
    this.profile = profile;
    this.seed = seed;
    this.beginMillis = beginMillis;
    this.tally = tally;
  }

  /**
   * A source with the faults of a profile; the source itself if the profile has none.
   *
   * @param beginMillis when clocks begin to drift and networks to fail, milliseconds since the
   *     epoch
   * @param tally takes note of what the faults do
   */
  public static MessageSource of(
      MessageSource source, FaultProfile profile, long seed, long beginMillis, FaultTally tally) {
    Objects.requireNonNull(source, "source");
    return profile.isEmpty() ? source : new FaultySource(source, profile, seed, beginMillis, tally);
  }

  @Override
  public long nextDueMillis() {
    advance();
    DeviceMessage next = ready.peek();
    return next == null ? NEVER : next.dueMillis();
  }

  @Override
  public DeviceMessage next() {
    advance();
    DeviceMessage next = ready.poll();
    if (next == null) {
      throw new IllegalStateException("no message is left");
    }
    return next;
  }

  /** Goes on until a message is ready or nothing is left. */
  private void advance() {
    while (ready.isEmpty()) {
      long sourceMillis = source.nextDueMillis();
      Event event = events.peek();
      if (event != null && event.dueMillis() <= sourceMillis) {
        events.remove();
        nowMillis = event.dueMillis();
        event.chain().resume(event);
      } else if (sourceMillis != NEVER) {
        take(source.next());
      } else {
        return;
      }
    }
  }

  private void take(DeviceMessage message) {
    nowMillis = message.dueMillis();
    if (message.topic() == null) {
      ready.add(message);
      return;
    }
    String deviceId = message.topic().deviceId();
    Chain chain = chains.get(deviceId);
    if (chain == null) {
      chain = new Chain(profile.entriesOf(message.topic().device(), deviceId, seed), deviceId);
      chains.put(deviceId, chain);
    }
    chain.run(message, 0);
  }

  /**
   * Something to come.
   *
   * @param number order of those of one moment
   * @param stage the next stage of the message, or the one to be woken
   * @param message null to wake a stage
   */
  private record Event(
      long dueMillis, long number, Chain chain, int stage, @Nullable DeviceMessage message) {}

  /** The faults of one device. */
  private final class Chain {

    private final List<FaultStage> stages = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    Chain(List<FaultEntry> entries, String deviceId) {
      for (int i = 0; i < entries.size(); i++) {
        stages.add(entries.get(i).stage(deviceId, seed, beginMillis, tally));
        steps.add(new Step(this, i));
      }
    }

    void run(DeviceMessage message, int stage) {
      if (stage == stages.size()) {
        ready.add(message);
      } else {
        stages.get(stage).take(message, steps.get(stage));
      }
    }

    void resume(Event event) {
      if (event.message() == null) {
        stages.get(event.stage()).wake(event.dueMillis(), steps.get(event.stage()));
      } else {
        run(event.message(), event.stage());
      }
    }
  }

  /** The way on from one stage of one device. */
  private final class Step implements FaultStage.Onward {

    private final Chain chain;
    private final int stage;

    Step(Chain chain, int stage) {
      this.chain = chain;
      this.stage = stage;
    }

    @Override
    public void send(DeviceMessage message) {
      if (message.dueMillis() > nowMillis) {
        events.add(new Event(message.dueMillis(), number++, chain, stage + 1, message));
      } else {
        chain.run(message, stage + 1);
      }
    }

    @Override
    public void wakeAt(long millis) {
      events.add(new Event(millis, number++, chain, stage, null));
    }
  }
}
