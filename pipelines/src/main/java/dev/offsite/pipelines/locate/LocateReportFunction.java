package dev.offsite.pipelines.locate;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceFeed;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link ReportLocator}. */
public final class LocateReportFunction extends ProcessFunction<Received, Located> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ReportLocator locator;

  public LocateReportFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    locator = new ReportLocator();
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Received received, Context context, Collector<Located> out)
      throws InterruptedException {
    out.collect(locator.locate(received, reference.await()));
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
