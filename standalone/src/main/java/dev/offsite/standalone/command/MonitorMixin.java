package dev.offsite.standalone.command;

import dev.offsite.monitor.Monitor;
import dev.offsite.monitor.MonitorMain;
import dev.offsite.monitor.MonitorSettings;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.live.BoardLimits;
import dev.offsite.monitor.web.ServerSettings;
import dev.offsite.standalone.history.HistoryReaders;
import dev.offsite.standalone.instance.HistoryAddress;
import dev.offsite.standalone.instance.InstanceAddresses;
import dev.offsite.standalone.instance.StartException;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The monitoring centre of an instance. */
final class MonitorMixin {

  private static final int PORT = 8088;
  private static final int PORT_MAX = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--monitor-port",
      paramLabel = "PORT",
      description = {
        "Port of the monitoring centre, on this machine only; 0 = any free one.",
        "Default: 8088, or any free one where that is taken"
      })
  private @Nullable Integer port;

  @Option(names = "--no-monitor", description = "Without the monitoring centre")
  private boolean without;

  /** To be asked before anything is started. */
  void check() {
    if (port != null) {
      Limits.require(command, "--monitor-port", port, 0, PORT_MAX);
    }
  }

  /**
   * Opens the centre and prints where it is; empty if none is wanted, or if it does not start and
   * nobody asked for it at a port: the rest works without it, so that is a warning.
   *
   * @throws StartException if it does not start at the port that was asked for
   */
  Optional<Monitor> open(InstanceAddresses addresses, Path data, Terminal terminal)
      throws StartException {
    if (without) {
      return Optional.empty();
    }
    Monitor monitor;
    try {
      monitor = port == null ? startAnywhere(addresses, data) : start(port, addresses, data);
    } catch (IOException | RuntimeException e) {
      if (port != null) {
        throw new StartException("The monitoring centre does not start: " + e.getMessage(), e);
      }
      terminal.println("warning: the monitoring centre does not start: " + e.getMessage());
      return Optional.empty();
    }
    MonitorMain.announce(monitor.server()).forEach(line -> terminal.println("  " + line));
    return Optional.of(monitor);
  }

  private static Monitor startAnywhere(InstanceAddresses addresses, Path data) throws IOException {
    int free = freePort();
    try {
      return start(free, addresses, data);
    } catch (IOException e) {
      if (free == 0) {
        throw e;
      }
      return start(0, addresses, data); // somebody took it in between
    }
  }

  private static Monitor start(int port, InstanceAddresses addresses, Path data)
      throws IOException {
    return Monitor.start(
        new MonitorSettings(
            ServerSettings.onLoopback(port, data.resolve("monitor")),
            Map.of("bootstrap.servers", addresses.kafka()),
            BoardLimits.DEFAULT,
            history(addresses.history())),
        Clock.systemUTC());
  }

  /** The default port, or 0 where that is taken. */
  private static int freePort() {
    try (ServerSocket socket =
        new ServerSocket(PORT, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      return 0; // taken
    }
  }

  private static Optional<TimeSeriesReader> history(Optional<HistoryAddress> address)
      throws IOException {
    return address.isEmpty() ? Optional.empty() : Optional.of(HistoryReaders.open(address.get()));
  }
}
