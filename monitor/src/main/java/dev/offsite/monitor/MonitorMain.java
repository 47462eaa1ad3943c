package dev.offsite.monitor;

import dev.offsite.monitor.web.MonitorServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/**
 * A centre that runs alone, against any Kafka: {@code MonitorMain [--settings FILE]}. Ends with 0
 * when it is asked to, 2 if a setting is wrong, 1 if it does not start.
 */
public final class MonitorMain {

  private static final int WRONG_SETTING = 2;
  private static final int FAILED = 1;

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    int code = run(List.of(arguments), System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err)
      throws InterruptedException {
    MonitorSettings settings;
    try {
      settings = SettingsReader.read(file(arguments), System.getenv());
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return WRONG_SETTING;
    }
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (Monitor monitor = Monitor.start(settings, Clock.systemUTC())) {
      announce(monitor.server()).forEach(out::println);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    asked.countDown();
                    awaitQuietly(ended);
                  },
                  "monitor-end"));
      asked.await();
    } catch (IOException e) {
      err.println("The monitoring centre does not start: " + e.getMessage());
      return FAILED;
    } finally {
      ended.countDown();
    }
    return 0;
  }

  /** What whoever starts a centre must know, line by line. */
  public static List<String> announce(MonitorServer server) {
    String login =
        server
            .firstPassword()
            .map(
                password ->
                    "log in as admin with the password in "
                        + server.passwordFile()
                        + ", and change it")
            .orElse("log in as before");
    return List.of("monitoring centre   " + server.address() + "   " + login);
  }

  private static Properties file(List<String> arguments) {
    if (arguments.isEmpty()) {
      return new Properties();
    }
    if (arguments.size() != 2 || !arguments.get(0).equals("--settings")) {
      throw new IllegalArgumentException(
          "the arguments are " + arguments + "; they may be --settings FILE");
    }
    try {
      return SettingsReader.properties(Path.of(arguments.get(1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(arguments.get(1) + " " + e.getMessage(), e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private MonitorMain() {}
}
