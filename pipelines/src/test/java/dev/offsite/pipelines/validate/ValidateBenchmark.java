package dev.offsite.pipelines.validate;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time to judge one report plausible, by kind; {@link ValidateCaseTest} checks the answers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class ValidateBenchmark {

  /** What is judged. */
  @Param ValidateCase measured;

  private ValidateCase.Judge judge;

  /** Makes the judge ready. */
  @Setup
  public void setUp() {
    judge = measured.judge();
  }

  /** Judges the report once. */
  @Benchmark
  public Object validate() {
    return judge.judge();
  }
}
