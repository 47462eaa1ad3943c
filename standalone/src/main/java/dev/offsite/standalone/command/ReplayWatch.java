package dev.offsite.standalone.command;

import dev.offsite.simulators.replay.PlaybackControl;
import dev.offsite.simulators.replay.ReplayPlan;
import dev.offsite.simulators.replay.ReplayProgress;
import dev.offsite.simulators.replay.ReplaySource;
import dev.offsite.standalone.terminal.KeyPresses;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows how far a replay is and listens to its keys, in a thread of its own. */
final class ReplayWatch implements AutoCloseable {

  private static final long REDRAW_MILLIS = 500;

  private final ReplaySource source;
  private final PlaybackControl control;
  private final String speed;
  private final Terminal terminal;
  private final Supplier<String> more;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  private ReplayWatch(
      Terminal terminal,
      ReplaySource source,
      PlaybackControl control,
      String speed,
      Supplier<String> more) {
    this.more = more;
    this.terminal = terminal;
    this.source = source;
    this.control = control;
    this.speed = speed;
    this.thread = new Thread(this::watch, "replay-watch");
    thread.setDaemon(true);
  }

  /**
   * Begins to show and to listen.
   *
   * @param more is shown beside the number of messages
   */
  static ReplayWatch start(
      Terminal terminal,
      ReplaySource source,
      PlaybackControl control,
      String speed,
      Supplier<String> more) {
    ReplayWatch watch = new ReplayWatch(terminal, source, control, speed, more);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    long begunNanos = System.nanoTime();
    try (KeyPresses keys = KeyPresses.listen(terminal, new ReplayKeys(control)::pressed);
        StatusLine line = new StatusLine(terminal)) {
      while (!ended.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
        keys.poll();
        line.show(
            text(source.progress(), System.nanoTime() - begunNanos, control, speed) + more.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String text(
      ReplayProgress progress, long tookNanos, PlaybackControl control, String speed) {
    long perSecond = (long) (progress.messages() / Math.max(1e-9, tookNanos / 1e9));
    return String.format(
        Locale.ROOT,
        "%s  %s / %s%s  %,d messages, %,d/s  speed %s%s",
        StatusLine.bar(progress.fraction()),
        StatusLine.clock(progress.position()),
        StatusLine.clock(progress.length()),
        loop(progress),
        progress.messages(),
        perSecond,
        speed,
        control.isPaused() ? "  PAUSED" : "");
  }

  private static String loop(ReplayProgress progress) {
    if (progress.loops() == 1) {
      return "";
    }
    return "  loop "
        + (progress.loop() + 1)
        + (progress.loops() == ReplayPlan.ENDLESS ? "" : "/" + progress.loops());
  }

  @Override
  public void close() throws InterruptedException {
    ended.countDown();
    thread.join();
  }
}
