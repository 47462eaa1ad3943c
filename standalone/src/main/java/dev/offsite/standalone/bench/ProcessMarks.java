package dev.offsite.standalone.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * What the process has taken so far: time, processor time, bytes allocated. Of the whole process,
 * so that nothing a contender does in other threads is free of charge.
 *
 * <p>What is allocated is what the heap gained between collections, summed up; the collector tells
 * of itself a moment late, which is less than a collection's worth.
 */
public final class ProcessMarks implements AutoCloseable {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final CompilerThreads COMPILER = new CompilerThreads();

  private static final AtomicLong COLLECTED_BYTES = new AtomicLong();

  private final List<NotificationEmitter> collectors;
  private final NotificationListener listener =
      (notification, handback) -> collected((CompositeData) notification.getUserData());

  /** Listens to the collectors until it is closed. */
  public ProcessMarks() {
    collectors =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(NotificationEmitter.class::isInstance)
            .map((GarbageCollectorMXBean bean) -> (NotificationEmitter) bean)
            .toList();
    collectors.forEach(bean -> bean.addNotificationListener(listener, null, null));
  }

  /**
   * A moment.
   *
   * @param nanos on {@link System#nanoTime}
   * @param cpuNanos of the process
   * @param compilerNanos of these, what the compiler took
   * @param allocatedBytes since the process began, less what was before listening
   */
  public record Mark(long nanos, long cpuNanos, long compilerNanos, long allocatedBytes) {

    /**
     * What was taken since an earlier moment.
     *
     * @param messages that were read meanwhile
     */
    public Used since(Mark earlier, long messages) {
      return new Used(
          messages,
          nanos - earlier.nanos,
          cpuNanos - earlier.cpuNanos - compiledFor(earlier),
          compiledFor(earlier),
          allocatedBytes - earlier.allocatedBytes,
          peakHeapBytes());
    }

    private long compiledFor(Mark earlier) {
      return Math.max(0, compilerNanos - earlier.compilerNanos);
    }
  }

  /**
   * Between two moments.
   *
   * @param messages that were read meanwhile
   * @param cpuNanos of the process without its compiler
   * @param compilerNanos of the compiler
   * @param peakHeapBytes largest use of the heap since {@link #forgetPeak} or {@link #seekPeak},
   *     garbage included
   */
  public record Used(
      long messages,
      long nanos,
      long cpuNanos,
      long compilerNanos,
      long allocatedBytes,
      long peakHeapBytes) {}

  /** This moment. */
  public static Mark mark() {
    return new Mark(
        System.nanoTime(),
        SYSTEM.getProcessCpuTime(),
        COMPILER.cpuNanos(),
        COLLECTED_BYTES.get() + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  /** Collects garbage and begins to look for a new peak. */
  @SuppressWarnings("ThirdPartySystemGc")
  public static void forgetPeak() {
    System.gc();
    seekPeak();
  }

  /** Begins to look for a new peak in the middle of work, which a collection would hold up. */
  public static void seekPeak() {
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peakHeapBytes() {
    return heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static void collected(CompositeData data) {
    GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(data);
    long freed =
        heapBytes(info.getGcInfo().getMemoryUsageBeforeGc())
            - heapBytes(info.getGcInfo().getMemoryUsageAfterGc());
    COLLECTED_BYTES.addAndGet(freed);
  }

  private static long heapBytes(Map<String, MemoryUsage> pools) {
    return heapPools().stream()
        .map(pool -> pools.get(pool.getName()))
        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
        .sum();
  }

  @Override
  public void close() {
    for (NotificationEmitter bean : collectors) {
      try {
        bean.removeNotificationListener(listener);
      } catch (ListenerNotFoundException e) {
        throw new IllegalStateException("a collector has lost its listener", e);
      }
    }
  }
}
