package dev.offsite.simulators.publish;

import com.sun.management.OperatingSystemMXBean;
import dev.offsite.simulators.device.DeviceSwarm;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/**
 * Measures what a swarm costs, by hand: {@code broker PORT} in one process, then {@code swarm PORT
 * TRUCKS SECONDS} in another, or {@code encode TRUCKS SECONDS} without any broker.
 */
final class SwarmTrial {

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "broker" -> broker(Integer.parseInt(arguments[1]));
      case "swarm" ->
          swarm(
              URI.create("tcp://127.0.0.1:" + arguments[1]),
              Integer.parseInt(arguments[2]),
              Integer.parseInt(arguments[3]));
      case "encode" -> encode(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void broker(int port) throws Exception {
    try (TestBroker broker = new TestBroker(port)) {
      System.out.println("broker at " + broker.uri());
      new CountDownLatch(1).await();
    }
  }

  private static void swarm(URI server, int trucks, int seconds) throws Exception {
    PublishLog log = new PublishLog();
    Clock clock = Clock.systemUTC();
    MqttOptions options = MqttOptions.of(server, "trial", new Login("", ""));
    try (MqttSink sink = new MqttSink(options, clock, log)) {
      World world = Worlds.demo(clock.instant().plusSeconds(3), Worlds.SEED, trucks);
      DeviceSwarm swarm = new DeviceSwarm(world);
      for (int round = 0; round < 3; round++) {
        long cpu = cpuNanos();
        long before = sink.counts().acknowledgedTotal();
        Instant from = world.options().begin().plusSeconds((long) round * seconds);
        Pacer.Run run = new Pacer(clock).run(swarm, sink, from.plusSeconds(seconds), () -> false);
        boolean drained = sink.drain(Duration.ofSeconds(30));
        long acknowledged = sink.counts().acknowledgedTotal() - before;
        System.out.printf(
            "%d messages (%.1f/s), behind at most %s, drained %s, %.1f CPU s per million%n",
            run.messages(),
            run.messages() / (double) seconds,
            run.latestBehind(),
            drained,
            (cpuNanos() - cpu) / 1e9 / acknowledged * 1e6);
      }
      System.out.println(sink.counts());
    }
  }

  private static void encode(int trucks, int seconds) {
    for (int round = 0; round < 4; round++) {
      long cpu = cpuNanos();
      World world = Worlds.demo(trucks);
      DeviceSwarm swarm = new DeviceSwarm(world);
      long built = cpuNanos();
      long untilMillis = world.millisAt(seconds);
      long messages = 0;
      long bytes = 0;
      while (swarm.nextDueMillis() < untilMillis) {
        bytes += swarm.next().payload().length;
        messages++;
      }
      long done = cpuNanos();
      System.out.printf(
          "%d messages, %.0f B each, built in %.2f CPU s, %.1f CPU s per million%n",
          messages,
          bytes / (double) messages,
          (built - cpu) / 1e9,
          (done - built) / 1e9 / messages * 1e6);
      world.truthLog().until(world.instantAt(seconds));
      System.out.printf("truth in %.2f CPU s%n", (cpuNanos() - done) / 1e9);
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private SwarmTrial() {}
}
