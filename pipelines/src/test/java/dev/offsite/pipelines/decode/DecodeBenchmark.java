package dev.offsite.pipelines.decode;

import dev.offsite.schemas.telemetry.DecodeResult;
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

/** Time to read one report, by kind; {@link DecodeCaseTest} checks the answers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class DecodeBenchmark {

  /** What is read. */
  @Param DecodeCase measured;

  private DecodeCase.Reader reader;

  /** Makes the reader ready. */
  @Setup
  public void setUp() {
    reader = measured.reader();
  }

  /** Reads the payload once. */
  @Benchmark
  public DecodeResult decode() {
    return reader.read();
  }
}
