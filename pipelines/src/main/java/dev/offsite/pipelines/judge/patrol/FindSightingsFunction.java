package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.telemetry.DetectionReport;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link SightingFinder}. Other reports than detections are no concern of it. */
public final class FindSightingsFunction extends ProcessFunction<Located, ReportedSighting> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient SightingFinder finder;

  public FindSightingsFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    finder = new SightingFinder();
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<ReportedSighting> out)
      throws InterruptedException {
    if (located.received().report() instanceof DetectionReport) {
      for (Sighting sighting : finder.find(located, reference.await())) {
        out.collect(new ReportedSighting(sighting, located.received().raw()));
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
