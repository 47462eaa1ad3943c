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
 * an alarm where a truck is inside and was not, or was and is not, by the truck's keyed state.
 */
final class ScanFencesFunction
    extends KeyedBroadcastProcessFunction<String, RawRecord, DrawnFence, Alarm> {

  private static final long serialVersionUID = 1L;

  /** The fences by id. */
  static final MapStateDescriptor<String, DrawnFence> FENCES =
      new MapStateDescriptor<>("fences", Types.STRING, DrawnFenceSerializer.INSTANCE.asType());

  /** For which fences the keyed state is asked at a fix. */
  enum Asks {
    /** For each of them, as one writes it down. */
    EVERY_FENCE,
    /** Only where the answer matters: at a fence around the fix, or while it is in some. */
    WHERE_IT_MATTERS
  }

  private final Asks asks;
  private final int meter;
  private final ReferenceFeed feed;
  private transient MapState<String, Boolean> inside;
  private transient RoundMeter round;
  private transient ReportDecoder decoder;
  private transient ReferenceFeed.ReferenceView reference;

  ScanFencesFunction(Asks asks, int meter, ReferenceFeed feed) {
    this.asks = asks;
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
    boolean asksAll = asks == Asks.EVERY_FENCE || !inside.isEmpty();
    for (Map.Entry<String, DrawnFence> entry :
        context.getBroadcastState(FENCES).immutableEntries()) {
      boolean isInside = entry.getValue().polygon().contains(point);
      boolean wasInside = (asksAll || isInside) && inside.contains(entry.getKey());
      if (isInside && !wasInside) {
        inside.put(entry.getKey(), true);
        out.collect(Alarms.of(received, entry.getKey(), Alarm.Crossing.ENTER));
      } else if (!isInside && wasInside) {
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
