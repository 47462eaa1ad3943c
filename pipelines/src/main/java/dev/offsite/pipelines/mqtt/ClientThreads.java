package dev.offsite.pipelines.mqtt;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The threads of one Paho client, of either version. */
final class ClientThreads {
  // Receiver, sender, callback, ping, connect and disconnect can run at the same time.
  private static final int THREADS = 6;

  private ClientThreads() {}

  static ScheduledThreadPoolExecutor of(MqttSplit split) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "mqtt-" + split.clientIdentifier());
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }
}
