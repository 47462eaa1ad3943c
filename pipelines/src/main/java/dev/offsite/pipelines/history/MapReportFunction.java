package dev.offsite.pipelines.history;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PassageReport;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Weighings and detections as rows; other reports have none here. No state. */
final class MapReportFunction extends ProcessFunction<Located, HistoryRow> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;

  MapReportFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located place, Context context, Collector<HistoryRow> out)
      throws InterruptedException {
    DeviceReport report = place.received().report();
    if (report instanceof PassageReport passage) {
      out.collect(ReportRows.weighing(passage, reference.await()));
    } else if (report instanceof DetectionReport detection) {
      out.collect(ReportRows.detection(detection, place));
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
