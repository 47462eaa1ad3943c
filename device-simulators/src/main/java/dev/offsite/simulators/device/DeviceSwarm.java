package dev.offsite.simulators.device;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.StatusReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * All devices of a world as one endless stream of messages in the order they are due.
 *
 * <p>A pure function of the world: it has no clock and can be drained as fast as it encodes.
 * Scales, drones and patrol cars begin with a retained status; trucks, which report through their
 * operator's gateway, do not. Not thread-safe. Hot path.
 */
public final class DeviceSwarm implements MessageSource {

  private static final String FIRMWARE = "offsite-simulator/1";

  private final PriorityQueue<Entry> queue =
      new PriorityQueue<>(
          Comparator.comparingLong((Entry e) -> e.dueMillis).thenComparingInt(e -> e.index));

  /** The devices of {@code world}. */
  public DeviceSwarm(World world) {
    TelemetryCodec codec = new TelemetryCodec();
    List<MessageSource> sources = new ArrayList<>();
    List<DeviceMessage> births = new ArrayList<>();
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      sources.add(new BridgeScale(world, bridge, codec));
      births.add(status(codec, world, DeviceKind.WIM, world.bridges().get(bridge).scale().id()));
    }
    for (int area = 0; area < world.areas().size(); area++) {
      for (int drone = 0; drone < world.areas().get(area).droneIds().size(); drone++) {
        sources.add(new PatrolDrone(world, area, drone, codec));
        births.add(
            status(codec, world, DeviceKind.DRONE, world.areas().get(area).droneIds().get(drone)));
      }
    }
    for (int round = 0; round < world.rounds().size(); round++) {
      for (int car = 0; car < world.rounds().get(round).carIds().size(); car++) {
        sources.add(new PatrolCar(world, round, car, codec));
        births.add(
            status(codec, world, DeviceKind.DRONE, world.rounds().get(round).carIds().get(car)));
      }
    }
    for (int truck = 0; truck < world.mix().trucks(); truck++) {
      sources.add(new TruckTerminal(world, truck, codec));
    }
    sources.add(new Listed(births));
    for (int i = 0; i < sources.size(); i++) {
      queue.add(new Entry(sources.get(i), i));
    }
  }

  @Override
  public long nextDueMillis() {
    return queue.element().dueMillis;
  }

  @Override
  public DeviceMessage next() {
    Entry entry = queue.remove();
    DeviceMessage message = entry.source.next();
    entry.dueMillis = entry.source.nextDueMillis();
    queue.add(entry);
    return message;
  }

  private static DeviceMessage status(
      TelemetryCodec codec, World world, DeviceKind kind, String deviceId) {
    long millis = world.millisAt(0);
    StatusReport report =
        new StatusReport(
            deviceId, Instant.ofEpochMilli(millis), StatusReport.State.ONLINE, FIRMWARE, List.of());
    return DeviceMessage.of(
        new DeviceTopic(kind, deviceId, ReportKind.STATUS),
        codec.encode(report),
        true,
        millis,
        millis);
  }

  /** A source with its next moment, which changes only while it is outside the queue. */
  private static final class Entry {
    private final MessageSource source;
    private final int index;
    private long dueMillis;

    Entry(MessageSource source, int index) {
      this.source = source;
      this.index = index;
      this.dueMillis = source.nextDueMillis();
    }
  }

  /** A finite source. */
  private static final class Listed implements MessageSource {
    private final List<DeviceMessage> messages;
    private int next;

    Listed(List<DeviceMessage> messages) {
      this.messages = List.copyOf(messages);
    }

    @Override
    public long nextDueMillis() {
      return next < messages.size() ? messages.get(next).dueMillis() : NEVER;
    }

    @Override
    public DeviceMessage next() {
      return messages.get(next++);
    }
  }
}
