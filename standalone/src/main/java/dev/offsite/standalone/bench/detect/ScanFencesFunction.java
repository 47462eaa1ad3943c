package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.decode.ReportDecoder;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/**
 * The job that tutorials show: fences in broadcast state, all of them tested with JTS at each fix,
 * an alarm where a truck is inside and was not, or was and is not. What it remembers of a truck is
 * only the fences it is in, so the state is asked for a fence only where that matters.
 */
final class ScanFencesFunction
    extends KeyedBroadcastProcessFunction<String, RawRecord, DrawnFence, Alarm> {

  private static final long serialVersionUID = 1L;

  /** The fences by id. */
  static final MapStateDescriptor<String, DrawnFence> FENCES =
      new MapStateDescriptor<>("fences", Types.STRING, DrawnFenceSerializer.INSTANCE.asType());

  private final int meter;
  private final ReferenceFeed feed;
  private transient MapState<String, Boolean> inside;
  private transient RoundMeter round;
  private transient ReportDecoder decoder;
  private transient ReferenceFeed.ReferenceView reference;

  ScanFencesFunction(int meter, ReferenceFeed feed) {
    this.meter = meter;
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) {
    round = Meters.require(meter);
    decoder = new ReportDecoder(new TelemetryCodec());
    reference = feed.open();
    inside =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("inside", Types.STRING, Types.BOOLEAN));
  }

  @Override
  public void processBroadcastElement(DrawnFence fence, Context context, Collector<Alarm> out)
      throws Exception {
    context.getBroadcastState(FENCES).put(fence.id(), fence);
    round.prepared();
  }

  @Override
  public void processElement(RawRecord raw, ReadOnlyContext context, Collector<Alarm> out)
      throws Exception {
    round.passed();
    List<Received> reports = new ArrayList<>(1);
    decoder.decode(raw, reference.await(), reports::add, refusal -> {});
    for (Received received : reports) {
      scan(received, context, out);
    }
  }

  private void scan(Received received, ReadOnlyContext context, Collector<Alarm> out)
      throws Exception {
    PositionReport report = (PositionReport) received.report();
    Point point = FenceDraw.GEOMETRY.createPoint(new Coordinate(report.lng(), report.lat()));
    boolean wasInside = !inside.isEmpty();
    for (Map.Entry<String, DrawnFence> entry :
        context.getBroadcastState(FENCES).immutableEntries()) {
      boolean isInside = entry.getValue().polygon().contains(point);
      if (isInside && !inside.contains(entry.getKey())) {
        inside.put(entry.getKey(), true);
        out.collect(Alarms.of(received, entry.getKey(), Alarm.Crossing.ENTER));
      } else if (!isInside && wasInside && inside.contains(entry.getKey())) {
        inside.remove(entry.getKey());
        out.collect(Alarms.of(received, entry.getKey(), Alarm.Crossing.EXIT));
      }
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
