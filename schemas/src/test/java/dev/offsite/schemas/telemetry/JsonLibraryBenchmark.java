package dev.offsite.schemas.telemetry;

import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.contract.Examples;
import java.util.Collections;
import java.util.List;
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

/** Time to read one payload of positions; {@link JsonLibrariesTest} checks the answers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonLibraryBenchmark {

  @Param({"JACKSON", "FASTJSON2", "DSL_JSON"})
  public String library;

  @Param({"1", "100"})
  public int reports;

  private PositionDecoders decoder;
  private byte[] payload;

  @Setup
  public void setUp() {
    decoder = PositionDecoders.valueOf(library);
    payload = payloadOf(reports);
  }

  @Benchmark
  public List<PositionReport> decode() {
    return decoder.decode(payload);
  }

  /** The example without white space, alone or as a batch. */
  static byte[] payloadOf(int reports) {
    TelemetryCodec codec = new TelemetryCodec();
    DeviceReport example =
        codec
            .decode(
                Examples.topicOf(ReportKind.POSITION), Examples.read(ReportKind.POSITION.level()))
            .reports()
            .get(0)
            .report();
    return reports == 1
        ? codec.encode(example)
        : codec.encodeBatch(Collections.nCopies(reports, example));
  }
}
