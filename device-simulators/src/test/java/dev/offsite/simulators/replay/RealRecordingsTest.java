package dev.offsite.simulators.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** What the two real files hold, counted; the numbers stand in ARCHITECTURE.md. */
class RealRecordingsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  @TempDir Path folder;

  @Test
  void trip_isReadCompletely_saveTheEventWithoutReceiveTime() throws IOException {
    Imported trip = trip();
    assertThat(trip.reports()).hasSize(864);
    assertThat(trip.report().examples())
        .containsExactly("line 21: receivedAt: /ev/receivedTs is missing");
    assertThat(trip.report().unusable()).isEqualTo(Map.of("receivedAt", 1L));
    assertThat(trip.length()).isEqualTo(Duration.parse("PT28M15.957S"));
  }

  @Test
  void trip_repeatsItsFixes_andArrivesOutOfOrder() throws IOException {
    Imported trip = trip();
    HashSet<Instant> fixes = new HashSet<>();
    Instant newest = Instant.MIN;
    int behind = 0;
    List<Long> lagMillis = new ArrayList<>();
    for (Imported.Timed timed : trip.reports()) {
      Instant fixTime = timed.report().eventTime();
      fixes.add(fixTime);
      if (fixTime.isBefore(newest)) {
        behind++;
      } else {
        newest = fixTime;
      }
      lagMillis.add(Duration.between(fixTime, timed.receivedAt()).toMillis());
    }
    lagMillis.sort(null);
    assertThat(fixes).hasSize(349);
    assertThat(behind).isEqualTo(18);
    assertThat(lagMillis.get(lagMillis.size() / 2)).isBetween(3_700L, 4_300L);
    assertThat(lagMillis.get(lagMillis.size() * 95 / 100)).isBetween(100_000L, 107_000L);
    assertThat(lagMillis.get(lagMillis.size() - 1)).isEqualTo(175_155L);
  }

  @Test
  void trip_zoneOverTheMiddle_isPassedOnce() throws IOException {
    Imported trip = trip();
    ReferenceEntry.FenceFeature fence =
        (ReferenceEntry.FenceFeature)
            reference(trip).stream()
                .filter(entry -> entry instanceof ReferenceEntry.FenceFeature)
                .findFirst()
                .orElseThrow();
    Envelope zone = new Envelope();
    Matcher pair = Pattern.compile("\\[([\\d.]+),([\\d.]+)]").matcher(fence.feature());
    while (pair.find()) {
      zone.expandToInclude(
          new Coordinate(Double.parseDouble(pair.group(1)), Double.parseDouble(pair.group(2))));
    }
    Map<Instant, PositionReport> track = new TreeMap<>();
    for (Imported.Timed timed : trip.reports()) {
      track.put(timed.report().eventTime(), (PositionReport) timed.report());
    }
    int entries = 0;
    int inside = 0;
    boolean before = false;
    for (PositionReport fix : track.values()) {
      boolean here = zone.covers(fix.lng(), fix.lat());
      entries += here && !before ? 1 : 0;
      inside += here ? 1 : 0;
      before = here;
    }
    assertThat(entries).isEqualTo(1);
    assertThat(inside).isBetween(69, 140);
    assertThat(before).isFalse();
  }

  @Test
  void weighings_areReadCompletely() throws IOException {
    Imported weighings = weighings();
    assertThat(weighings.reports()).hasSize(1_000);
    assertThat(weighings.report().unusable()).isEmpty();
    int light = 0;
    int fast = 0;
    int mismatched = 0;
    List<Integer> overloadedKg = new ArrayList<>();
    for (Imported.Timed timed : weighings.reports()) {
      PassageReport passage = (PassageReport) timed.report();
      light += passage.grossKg() < 2_500 ? 1 : 0;
      fast += passage.speedKph() > 100 ? 1 : 0;
      int sum = passage.axleLoadsKg().stream().mapToInt(Integer::intValue).sum();
      boolean whole =
          sum == passage.grossKg()
              && passage.axleLoadsKg().size() == passage.axleCount()
              && passage.axleSpacingsM().size() == passage.axleCount() - 1;
      mismatched += whole ? 0 : 1;
      int limitKg =
          switch (passage.axleCount()) {
            case 2 -> 18_000;
            case 3 -> 27_000;
            case 4 -> 36_000;
            case 5 -> 43_000;
            default -> 49_000;
          };
      if (passage.grossKg() > limitKg) {
        overloadedKg.add(passage.grossKg());
      }
      assertThat(passage.plate()).isNull();
    }
    assertThat(light).isEqualTo(812);
    assertThat(fast).isEqualTo(1);
    assertThat(mismatched).isZero();
    assertThat(overloadedKg).containsExactlyInAnyOrder(64_397, 58_397);
  }

  @Test
  void reference_ofBoth_coversOriginalAndMovedTimes() throws IOException {
    List<ReferenceEntry> entries = new ArrayList<>(reference(trip()));
    entries.addAll(reference(weighings()));
    assertThat(entries)
        .allMatch(entry -> entry.validity().covers(Instant.parse("2012-07-04T00:00:00Z")))
        .allMatch(entry -> entry.validity().covers(NOW));
    assertThat(entries.stream().map(ReferenceEntry::key).distinct()).hasSize(entries.size());
    assertThat(entries.stream().filter(e -> e instanceof ReferenceEntry.Rule)).hasSize(2);
    assertThat(entries.stream().filter(e -> e instanceof ReferenceEntry.Plausibility))
        .hasSize(2)
        .noneMatch(e -> ((ReferenceEntry.Plausibility) e).limits().containsKey("lngMin"));
  }

  @Test
  void replay_realTripSixtyTimesFaster_keepsOrderAndLateness() throws IOException {
    Imported trip = trip();
    TelemetryCodec codec = new TelemetryCodec();
    long lastDue = 0;
    Clock now = Clock.fixed(NOW, ZoneOffset.UTC);
    try (RecordingReader reader = trip.open()) {
      ReplaySource replay =
          new ReplaySource(reader, ReplayPlan.once(new Speed(60)), new PlaybackControl(), now);
      for (Imported.Timed original : trip.reports()) {
        DeviceMessage message = replay.next();
        assertThat(message.dueMillis()).isGreaterThanOrEqualTo(lastDue);
        lastDue = message.dueMillis();
        assertThat(message.eventMillis()).isLessThanOrEqualTo(message.dueMillis());
        assertThat(message.eventMillis())
            .isEqualTo(original.report().eventTime().plus(replay.shift()).toEpochMilli());
        DecodeResult decoded =
            codec.decode(
                DeviceTopic.parse(message.topic().name()).orElseThrow(), message.payload());
        assertThat(decoded.faults()).isEmpty();
        assertThat(decoded.reports().get(0).report().eventTime().toEpochMilli())
            .isEqualTo(message.eventMillis());
      }
    }
    assertThat(lastDue - NOW.toEpochMilli()).isEqualTo(28_265);
  }

  private static List<ReferenceEntry> reference(Imported imported) throws IOException {
    try (RecordingReader reader = imported.open()) {
      return RecordingReference.of(reader);
    }
  }

  private Imported trip() throws IOException {
    return Imported.of(RealRecordings.require("truck-real-trip.jsonl"), folder);
  }

  private Imported weighings() throws IOException {
    return Imported.of(RealRecordings.require("wim-real-1000.csv"), folder);
  }
}
