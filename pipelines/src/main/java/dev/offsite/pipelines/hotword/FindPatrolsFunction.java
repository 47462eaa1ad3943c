package dev.offsite.pipelines.hotword;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.SortieReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Says which patrols were in a district on a day, by their tracks and by what they saw. A patrol is
 * one sortie of one device; a device that names none is one patrol a day.
 *
 * <p>What was said is remembered as far as there is room, and otherwise repeated: nobody counts a
 * patrol twice. Nothing is kept in checkpoints.
 */
public final class FindPatrolsFunction extends ProcessFunction<Located, DistrictNews> {

  private static final long serialVersionUID = 1L;

  /** All patrols of a province on one day. */
  private static final int SAID_MAX = 10_000;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient Map<SaidOnDay, Boolean> said;

  private record SaidOnDay(String district, long patrol, long day) {}

  public FindPatrolsFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    said =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<SaidOnDay, Boolean> eldest) {
            return size() > SAID_MAX;
          }
        };
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<DistrictNews> out)
      throws InterruptedException {
    DeviceReport report = located.received().report();
    if (report instanceof SortieReport sortie) {
      patrolled(located, sortie.deviceId(), sortie.sortieId(), sortie.deviceTime(), out);
    } else if (report instanceof DetectionReport detection) {
      patrolled(located, detection.deviceId(), detection.sortieId(), detection.deviceTime(), out);
    }
  }

  private void patrolled(
      Located located,
      String deviceId,
      @Nullable String sortieId,
      Instant at,
      Collector<DistrictNews> out)
      throws InterruptedException {
    String district =
        reference
            .await()
            .jurisdictions()
            .at(new Wgs84Position(located.lng(), located.lat()), at)
            .district()
            .map(Fence::id)
            .orElse(null);
    if (district == null) {
      return;
    }
    long patrol = patrol(deviceId, sortieId);
    if (said.put(new SaidOnDay(district, patrol, CalendarDay.of(at)), true) == null) {
      out.collect(new DistrictNews.Patrolled(district, patrol, at.toEpochMilli()));
    }
  }

  /** Half of the digest of device and sortie: among 10,000 no two are likely to be the same. */
  static long patrol(String deviceId, @Nullable String sortieId) {
    String name = deviceId + '\u001f' + (sortieId == null ? "" : sortieId);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).getMostSignificantBits();
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
