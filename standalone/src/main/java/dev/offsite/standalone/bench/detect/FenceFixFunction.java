package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.schemas.telemetry.PositionReport;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Puts the fences around each fix beside it, with the usual JTS index. */
final class FenceFixFunction extends ProcessFunction<Received, FencedFix> {

  private static final long serialVersionUID = 1L;

  private final int meter;
  private final int fences;
  private transient RoundMeter round;
  private transient FenceTree tree;

  /**
   * A function.
   *
   * @param fences number of the fences in {@link FenceTrees}
   */
  FenceFixFunction(int meter, int fences) {
    this.meter = meter;
    this.fences = fences;
  }

  @Override
  public void open(OpenContext context) {
    round = Meters.require(meter);
    tree = FenceTrees.require(fences);
  }

  @Override
  public void processElement(Received received, Context context, Collector<FencedFix> out) {
    round.passed();
    PositionReport report = (PositionReport) received.report();
    List<DrawnFence> around = tree.containing(report.lng(), report.lat());
    out.collect(
        new FencedFix(
            report.deviceId(),
            report.fixTime().toEpochMilli(),
            around.isEmpty()
                ? ""
                : around.stream().map(DrawnFence::id).collect(Collectors.joining(",")),
            received.raw().partition(),
            received.raw().offset()));
  }
}
