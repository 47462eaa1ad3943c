package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.RealWeighings;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.ScaleEntries;
import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.PlateReading;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.SizeLimits;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PassageReport;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The judges against 1,000 weighings of a real road, counted by rules that anybody can follow by
 * hand.
 *
 * <p>The expected figures were obtained without this code, with awk over the columns of the CSV
 * file ({@code $3} axles, {@code $5} gross kg, {@code $7} length mm, {@code $10} axle loads, {@code
 * $11} spacings mm): sums by adding the parts of {@code $10}; overloads by {@code $5*100 >
 * limit*percent}, grouped by {@code $3}; bands by {@code ($5-20000)/200} up to 20, up to 50, above;
 * the error deducted by {@code $5*95 > 20000*100}; groups by cutting {@code $11} where a spacing is
 * above 2200; lengths by {@code $7 > 18100} and {@code $7 <= 20000}. The times of 2012 are in force
 * of everything here; the road is not Chinese, so only the counting is tested, not the traffic.
 */
class RealWeighingsTest {

  private static final Validity ALWAYS = new Validity(Instant.parse("2000-01-01T00:00:00Z"), null);

  @Test
  void axleLoads_addUpToTheGrossMass_inAllOfThem() throws IOException {
    int whole = 0;
    for (Received received : RealWeighings.read()) {
      PassageReport passage = (PassageReport) received.report();
      int sum = passage.axleLoadsKg().stream().mapToInt(Integer::intValue).sum();
      whole +=
          sum == passage.grossKg() && passage.axleLoadsKg().size() == passage.axleCount() ? 1 : 0;
    }
    assertThat(whole).isEqualTo(1_000);
  }

  @Test
  void overloads_byTheTable_areTheTwoHeaviestOfNineAxles() throws IOException {
    List<Finding> over = overloads(law(null, 1.0));

    assertThat(over)
        .extracting(finding -> finding.facts().measured())
        .containsExactlyInAnyOrder(64_397.0, 58_397.0);
    assertThat(byAxles(over)).containsExactly(entry("9", 2));
    assertThat(over)
        .allSatisfy(
            finding ->
                assertThat(finding.facts().notes())
                    .contains(TableLimit.CONFIGURATION_UNKNOWN, TableLimit.DRIVE_AXLES_UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // posted kg, tolerance, overloads, by number of axles
        "20000 | 1.00 | 45 | 4=2 5=3 6=24 7=6 9=10",
        "20000 | 1.05 | 44 | 4=2 5=3 6=24 7=5 9=10",
        "20000 | 1.10 | 36 | 4=1 5=3 6=19 7=3 9=10",
        "30000 | 1.00 | 18 | 5=3 6=11 9=4",
        "30000 | 1.05 | 18 | 5=3 6=11 9=4",
        "30000 | 1.10 | 17 | 5=3 6=10 9=4",
        "40000 | 1.00 | 11 | 5=1 6=6 9=4",
        "40000 | 1.05 | 7 | 6=4 9=3",
        "40000 | 1.10 | 6 | 6=3 9=3",
      })
  void overloads_ofAPostedBridge_byAxles(int postedKg, double multiplier, int count, String byAxles)
      throws IOException {
    List<Finding> over = overloads(law(postedKg, multiplier));

    assertThat(over).hasSize(count);
    StringBuilder counts = new StringBuilder();
    byAxles(over).forEach((axles, n) -> counts.append(axles).append('=').append(n).append(' '));
    assertThat(counts.toString().strip()).isEqualTo(byAxles);
  }

  @Test
  void bands_ofABridgePostedFor20t_ofBothLadders() throws IOException {
    assertThat(byBand(overloads(law(20_000, 1.0))))
        .containsExactly(
            entry("OVER_20_TO_50_PERCENT", 13),
            entry("OVER_50_PERCENT", 18),
            entry("UP_TO_20_PERCENT", 14));
    Entries byMass = law(20_000, 1.0).without(ReferenceKind.LADDER, "zhejiang-highway");
    ReferenceEntry.Ladder ladder = Entries.massLadder();
    byMass.with(
        new ReferenceEntry.Ladder(
            ladder.id(),
            1,
            ALWAYS,
            ladder.roadClass(),
            ladder.basis(),
            ladder.department(),
            ladder.unit(),
            ladder.bands()));
    assertThat(byBand(overloads(byMass)))
        .containsExactly(entry("OVER_1_T", 44), entry("UP_TO_1_T", 1));
  }

  @Test
  void errorOfFivePercentDeducted_leavesAllButOne() throws IOException {
    List<Finding> over = overloads(law(20_000, 1.0));

    assertThat(over)
        .filteredOn(f -> f.facts().details().get("overWithErrorDeducted").equals("true"))
        .hasSize(44);
    assertThat(over).filteredOn(f -> f.doubts().contains(Doubt.WITHIN_SCALE_ERROR)).hasSize(1);
    assertThat(over).allMatch(f -> f.doubts().contains(Doubt.SUBJECT_UNKNOWN));
  }

  @Test
  void layouts_groupsOfAllVehicles() throws IOException {
    Map<String, Integer> layouts = new TreeMap<>();
    for (Received received : RealWeighings.read()) {
      WeighedVehicle vehicle = PassageCase.of(received, law(null, 1.0).snapshot()).vehicle();
      layouts.merge(vehicle.layoutText(), 1, Integer::sum);
    }
    assertThat(layouts)
        .containsExactly(
            entry("1-1", 905),
            entry("1-1-2", 1),
            entry("1-1-2-2", 1),
            entry("1-1-3", 2),
            entry("1-2", 15),
            entry("1-2-2", 6),
            entry("1-2-2-2", 10),
            entry("1-2-3", 43),
            entry("1-2-3-3", 10),
            entry("2", 2),
            entry("2-2", 5));
  }

  @Test
  void lengths_above18Metres10_inTheirSteps() throws IOException {
    List<Finding> oversize = new ArrayList<>();
    ReferenceSnapshot snapshot = law(null, 1.0).snapshot();
    for (Received received : RealWeighings.read()) {
      oversize.addAll(new OversizeJudge().judge(PassageCase.of(received, snapshot)));
    }
    assertThat(oversize).hasSize(36);
    assertThat(byBand(oversize)).containsExactly(entry("STEP_1", 14), entry("STEP_2", 22));
    assertThat(oversize).allMatch(f -> f.facts().details().get("size").equals("LENGTH"));
  }

  private static List<Finding> overloads(Entries entries) throws IOException {
    List<Finding> findings = new ArrayList<>();
    ReferenceSnapshot snapshot = entries.snapshot();
    OverloadJudge judge = new OverloadJudge();
    for (Received received : RealWeighings.read()) {
      findings.addAll(judge.judge(received, snapshot));
    }
    return findings;
  }

  private static Map<String, Integer> byAxles(List<Finding> findings) {
    Map<String, Integer> counts = new TreeMap<>();
    findings.forEach(f -> counts.merge(f.facts().details().get("axleCount"), 1, Integer::sum));
    return counts;
  }

  private static Map<String, Integer> byBand(List<Finding> findings) {
    Map<String, Integer> counts = new TreeMap<>();
    findings.forEach(f -> counts.merge(f.law().band(), 1, Integer::sum));
    return counts;
  }

  /** All of {@link Entries} that judges weighings, in force since the year 2000. */
  private static Entries law(Integer postedKg, double multiplier) {
    ReferenceEntry.Site site = Entries.site(postedKg);
    ReferenceEntry.MassLimits limits = ScaleEntries.gb1589ByLayout();
    ReferenceEntry.Ladder ladder = Entries.percentLadder();
    SizeLimits sizes = ScaleEntries.sizeLimits();
    AxleLayouts layouts = ScaleEntries.axleLayouts();
    PlateReading plates = ScaleEntries.plateReading();
    return Entries.none()
        .with(
            Devices.scale(Entries.SCALE, Entries.SITE)
                .valid(ALWAYS.from(), null)
                .certificates(Devices.certificate(ALWAYS.from(), null))
                .entry())
        .with(
            new ReferenceEntry.Site(
                site.id(),
                1,
                ALWAYS,
                site.name(),
                site.lng(),
                site.lat(),
                site.roadClass(),
                site.area(),
                site.jurisdiction(),
                postedKg,
                null,
                site.lanes()))
        .with(Entries.tolerance(1, ALWAYS.from(), null, multiplier))
        .with(Rules.overload().valid(ALWAYS.from(), null).entry())
        .with(Rules.oversize().valid(ALWAYS.from(), null).entry())
        .with(new ReferenceEntry.MassLimits(limits.id(), 1, ALWAYS, limits.basis(), limits.rows()))
        .with(
            new ReferenceEntry.Ladder(
                ladder.id(),
                1,
                ALWAYS,
                ladder.roadClass(),
                ladder.basis(),
                ladder.department(),
                ladder.unit(),
                ladder.bands()))
        .with(
            new SizeLimits(
                sizes.id(),
                1,
                ALWAYS,
                sizes.basis(),
                sizes.heightM(),
                sizes.widthM(),
                sizes.lengthM(),
                sizes.bands()))
        .with(
            new AxleLayouts(
                layouts.id(),
                1,
                ALWAYS,
                layouts.basis(),
                layouts.groupSpacingMMax(),
                layouts.layouts()))
        .with(
            new PlateReading(
                plates.id(),
                1,
                ALWAYS,
                plates.basis(),
                plates.lengthMin(),
                plates.placeholders(),
                plates.emergencyEndings()));
  }
}
