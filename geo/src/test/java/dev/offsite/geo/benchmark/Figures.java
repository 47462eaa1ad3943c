package dev.offsite.geo.benchmark;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** CPU time and allocation per question, summed up over an iteration, for two kinds of places. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Figures {
  private final long[] cpuNs = new long[2];
  private final long[] bytes = new long[2];
  private final long[] questions = new long[2];

  private int iterations = 1;

  /** Forgets the last iteration; JMH adds up the figures of all iterations. */
  @Setup(Level.Iteration)
  public void reset(BenchmarkParams params) {
    iterations = params.getMeasurement().getCount();
    for (int i = 0; i < 2; i++) {
      cpuNs[i] = 0;
      bytes[i] = 0;
      questions[i] = 0;
    }
  }

  /** Counts a batch of questions that began with these readings; 0 for traces, 1 for uniform. */
  void add(int places, long cpuBefore, long bytesBefore, int count) {
    cpuNs[places] += CpuTime.now() - cpuBefore;
    bytes[places] += CpuTime.allocated() - bytesBefore;
    questions[places] += count;
  }

  /** CPU time per question along traces, ns. */
  public double traceNs() {
    return mean(cpuNs[0], questions[0]);
  }

  /** Bytes allocated per question along traces. */
  public double traceBytes() {
    return mean(bytes[0], questions[0]);
  }

  /** CPU time per question at uniform places, ns. */
  public double uniformNs() {
    return mean(cpuNs[1], questions[1]);
  }

  /** Bytes allocated per question at uniform places. */
  public double uniformBytes() {
    return mean(bytes[1], questions[1]);
  }

  private double mean(long sum, long count) {
    return count == 0 ? 0 : (double) sum / count / iterations;
  }
}
