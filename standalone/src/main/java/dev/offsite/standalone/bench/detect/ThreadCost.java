package dev.offsite.standalone.bench.detect;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the thread that asks takes: the compiler and the garbage collector are other threads. */
final class ThreadCost {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long cpuNanos = THREADS.getCurrentThreadCpuTime();
  private final long bytes = THREADS.getCurrentThreadAllocatedBytes();

  /** What it has taken since this was made, for each message. */
  StageRound.Cost forEach(int messages) {
    return new StageRound.Cost(
        (THREADS.getCurrentThreadCpuTime() - cpuNanos) / 1e3 / messages,
        (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / messages);
  }
}
