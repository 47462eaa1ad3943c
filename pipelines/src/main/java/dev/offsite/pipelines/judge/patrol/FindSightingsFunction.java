package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link SightingFinder} and {@link LookFinder}. Other reports than detections
 * and tracks are no concern of it.
 */
public final class FindSightingsFunction extends ProcessFunction<Located, ReportedSighting> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;
  private final ViolationKind kind;

  private transient ReferenceFeed.ReferenceView reference;
  private transient SightingFinder sightings;
  private transient LookFinder looks;

  /** Finds what rules of a kind look at; looks for those about objects only. */
  public FindSightingsFunction(ReferenceFeed feed, ViolationKind kind) {
    this.feed = feed;
    this.kind = kind;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    NeighbourhoodCache neighbourhoods = new NeighbourhoodCache();
    sightings = new SightingFinder(neighbourhoods);
    looks = new LookFinder(neighbourhoods);
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<ReportedSighting> out)
      throws InterruptedException {
    List<? extends Noticed> noticed = List.of();
    if (located.received().report() instanceof DetectionReport) {
      noticed = sightings.find(located, kind, reference.await());
    } else if (kind == ViolationKind.PATROL_OBJECT
        && located.received().report() instanceof SortieReport) {
      noticed = looks.find(located, reference.await());
    }
    for (Noticed each : noticed) {
      out.collect(new ReportedSighting(each, located.received().raw()));
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
