package dev.offsite.standalone.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Processor time of this process, as a whole and of the threads that consume.
 *
 * <p>The whole contains both servers, the compiler and the garbage collector. The consuming threads
 * are all Java threads but those of the servers and of the benchmark, told by their names; what the
 * JVM spends on their behalf is not in there.
 */
final class CpuClock {

  /** Prefix of the benchmark's own threads. */
  static final String BENCH_THREADS = "bench-";

  /** Parts of the names of threads that the embedded servers run on. */
  private static final List<String> SERVERS =
      List.of(
          "ActiveMQ",
          "activemq",
          "artemis",
          "data-plane-",
          "kafka-scheduler",
          "kafka-log-",
          "kafka-1-",
          "kafka-raft",
          "raft-",
          "quorum-controller",
          "broker-1-",
          "controller-1-",
          "ExpirationReaper",
          "group-coordinator",
          "transaction-",
          "share-",
          "metadata-");

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * A reading; only differences mean something.
   *
   * @param processNanos of the process
   * @param consumerNanos of its threads that consume
   */
  record Reading(long processNanos, long consumerNanos) {

    Reading minus(Reading earlier) {
      return new Reading(
          processNanos - earlier.processNanos, consumerNanos - earlier.consumerNanos);
    }
  }

  /** Reads; a thread that has ended since an earlier reading is missing in this one. */
  Reading read() {
    long consumer = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && isConsumer(thread.getThreadName())) {
        consumer += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return new Reading(system.getProcessCpuTime(), consumer);
  }

  static boolean isConsumer(String threadName) {
    return !threadName.startsWith(BENCH_THREADS)
        && !threadName.equals("main")
        && SERVERS.stream().noneMatch(threadName::contains);
  }
}
