package dev.offsite.standalone.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Feeds damaged seeds to a decoder for a while. Each case must be read or be refused by an
 * exception the decoder documents, with a message, in bounded time and memory.
 */
final class Fuzz {

  static final long SEED = 0x0FF5_17E6L;

  /** Of one decoder; all of them together stay below half a minute. */
  private static final Duration TIME_MAX = Duration.ofMillis(1_500);

  /** Of one case: a thousand times what the slowest takes, and far below a hang. */
  private static final Duration CASE_MAX = Duration.ofSeconds(5);

  /** Of one case, allocated: inputs are below 200 KB, so nothing may grow beyond proportion. */
  private static final long CASE_BYTES_MAX = 256L * 1024 * 1024;

  private static final int INPUT_SHOWN_MAX = 2_000;

  /** A decoder. */
  @FunctionalInterface
  interface Decoder {
    void decode(byte[] input) throws Exception;
  }

  /** How many cases were read and how many refused. */
  record Tally(int read, int refused) {}

  /**
   * Runs.
   *
   * @param documented exceptions by which the decoder refuses
   */
  static Tally run(
      String name,
      List<byte[]> seeds,
      int cases,
      Set<Class<? extends Exception>> documented,
      Decoder decoder) {
    Mutations mutations = new Mutations(SEED + name.hashCode());
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int read = 0;
    int refused = 0;
    long deadline = System.nanoTime() + TIME_MAX.toNanos();
    for (int i = 0; i < cases && System.nanoTime() < deadline; i++) {
      byte[] input = mutations.next(seeds);
      long begunBytes = memory.getCurrentThreadAllocatedBytes();
      long begun = System.nanoTime();
      try {
        decoder.decode(input);
        read++;
      } catch (Exception | StackOverflowError e) {
        if (!documented.contains(e.getClass())) {
          throw new AssertionError(describe(name, i, input), e);
        }
        if (e.getMessage() == null || e.getMessage().isBlank()) {
          throw new AssertionError("no message: " + describe(name, i, input), e);
        }
        refused++;
      }
      long bytes = memory.getCurrentThreadAllocatedBytes() - begunBytes;
      long nanos = System.nanoTime() - begun;
      if (nanos > CASE_MAX.toNanos() || bytes > CASE_BYTES_MAX) {
        throw new AssertionError(
            nanos / 1_000_000 + " ms, " + bytes + " bytes: " + describe(name, i, input));
      }
    }
    return new Tally(read, refused);
  }

  private static String describe(String name, int number, byte[] input) {
    String text = new String(input, UTF_8);
    return name
        + ", seed "
        + SEED
        + ", case "
        + number
        + ", input "
        + text.substring(0, Math.min(INPUT_SHOWN_MAX, text.length()));
  }

  private Fuzz() {}
}
