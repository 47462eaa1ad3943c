package dev.offsite.monitor.web;

import dev.offsite.monitor.access.SessionLimits;
import dev.offsite.monitor.stream.StreamLimits;
import dev.offsite.monitor.testing.SampleCandidates;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many browsers and a whole fleet: {@code StreamLoad CLIENTS TRUCKS SECONDS}. Every truck moves
 * once a second, one candidate opens each second, every browser shows all of the city. Prints bytes
 * and frames, and how long a candidate takes from the board to each browser. Server and browsers
 * share the process and its processors.
 */
final class StreamLoad {

  public static void main(String[] arguments) throws Exception {
    int clients = Integer.parseInt(arguments[0]);
    int trucks = Integer.parseInt(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    Path folder = Files.createTempDirectory("stream-load");
    try (RunningMonitor monitor =
        new RunningMonitor(
            folder,
            Optional.empty(),
            new SessionLimits(Duration.ofHours(1), Duration.ofHours(2), clients + 1, clients + 1),
            new StreamLimits(clients, clients, 20, Duration.ofMinutes(1)))) {
      List<Listener> listeners = new ArrayList<>();

      List<RunningMonitor.Browser> browsers = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        browsers.add(monitor.logIn("boss"));
      }
      for (RunningMonitor.Browser browser : browsers) {
        Listener listener = new Listener();
        WebSocket socket =
            monitor
                .http
                .newWebSocketBuilder()
                .header("Cookie", browser.cookie)
                .buildAsync(
                    URI.create(monitor.uri("/api/stream").toString().replace("http:", "ws:")),
                    listener)
                .join();
        socket.sendText("{\"type\":\"hello\"}", true).join();
        socket
            .sendText("{\"type\":\"viewport\",\"bounds\":[119,29,122,31],\"zoom\":9}", true)
            .join();
        listeners.add(listener);
      }
      run(monitor, listeners, trucks, seconds);
    }
  }

  private static void run(RunningMonitor monitor, List<Listener> listeners, int trucks, int seconds)
      throws Exception {
    List<Long> begun = new ArrayList<>();
    long start = System.nanoTime();
    for (int second = 0; second < seconds; second++) {
      monitor.clock.forward(Duration.ofSeconds(1));
      for (int truck = 0; truck < trucks; truck++) {
        monitor.truck("truck-" + truck, "浙A" + truck, 120.0 + truck * 7e-5 + second * 1e-4);
      }
      begun.add(System.nanoTime());
      monitor.add(
          SampleCandidates.of("load-" + second)
              .at("east", 120.25, 30.25)
              .decided(monitor.clock.instant()));
      long next = start + (second + 1) * 1_000_000_000L;
      while (System.nanoTime() < next) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
    TimeUnit.SECONDS.sleep(2);
    report(listeners, begun, seconds);
  }

  private static void report(List<Listener> listeners, List<Long> begun, int seconds) {
    long bytes = 0;
    long frames = 0;
    List<Double> delays = new ArrayList<>();
    for (Listener listener : listeners) {
      bytes += listener.bytes.get();
      frames += listener.frames.get();
      for (long[] seen : listener.seen) {
        delays.add((seen[1] - begun.get((int) seen[0])) / 1e6);
      }
    }
    double[] sorted = delays.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "clients %d  truck frames/s each %.2f  MB/s all %.1f  candidates seen %d of %d  "
            + "delay ms p50 %.0f p99 %.0f max %.0f%n",
        listeners.size(),
        frames / (double) seconds / listeners.size(),
        bytes / 1e6 / seconds,
        sorted.length,
        begun.size() * listeners.size(),
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.99)],
        Arrays.stream(sorted).max().orElse(0));
  }

  private static final class Listener implements WebSocket.Listener {
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private final ConcurrentLinkedQueue<long[]> seen = new ConcurrentLinkedQueue<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      bytes.addAndGet(data.length());
      text.append(data);
      if (last) {
        note(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      bytes.addAndGet(data.remaining());
      if (last) {
        frames.incrementAndGet();
      }
      socket.request(1);
      return null;
    }

    private void note(String message) {
      int at = message.indexOf("\"id\":\"load-");
      long now = System.nanoTime();
      while (at >= 0) {
        int from = at + 11;
        seen.add(
            new long[] {Long.parseLong(message.substring(from, message.indexOf('"', from))), now});
        at = message.indexOf("\"id\":\"load-", from);
      }
    }
  }

  private StreamLoad() {}
}
