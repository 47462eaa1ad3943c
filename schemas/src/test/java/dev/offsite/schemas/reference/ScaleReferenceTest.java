package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.reference.SizeLimits.SizeBand;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was added to reference data for scales, and that entries without it stay what they were. */
class ScaleReferenceTest {

  private static final Validity VALID = new Validity(Instant.parse("2026-01-01T00:00:00Z"), null);

  private final ReferenceCodec codec = new ReferenceCodec();

  @Test
  void entriesWithoutTheAdditions_areWrittenAsBefore() {
    ReferenceEntry.Site site =
        new ReferenceEntry.Site("s", 1, VALID, "n", 1, 2, "r", "a", "j", null, null, 3);
    ReferenceEntry.Vehicle vehicle = new ReferenceEntry.Vehicle("v", 1, VALID, "c", false);

    assertThat(json(site)).endsWith("\"lanes\":3}");
    assertThat(json(vehicle)).endsWith("\"exempt\":false}");
    assertThat(site.postedByLane()).isEmpty();
    assertThat(vehicle.plateAlert()).isNull();
  }

  @Test
  void sizeBands_thatDoNotReachBeyondTheOneBefore_areRefused() {
    SizeBand low = new SizeBand("LOW", 4.2, 3.0, null);
    SizeBand same = new SizeBand("SAME", 4.2, 3.0, null);
    SizeBand narrower = new SizeBand("NARROWER", 4.5, 2.9, null);
    SizeBand higher = new SizeBand("HIGHER", 4.5, 3.0, null);
    SizeBand last = new SizeBand("LAST", null, null, null);

    assertThat(sizes(low, higher, last).bands()).hasSize(3);
    assertThat(sizes().bands()).isEmpty();
    assertThat(sizes(last).bands()).containsExactly(last);
    assertThatThrownBy(() -> sizes(low, same, last))
        .hasMessage("/bands: band 'SAME' does not reach beyond the one before it");
    assertThatThrownBy(() -> sizes(low, narrower, last))
        .hasMessage("/bands: band 'NARROWER' does not reach beyond the one before it");
    assertThatThrownBy(() -> sizes(low, higher))
        .hasMessage("/bands: band 'HIGHER': the last band has no upTo, every other has one");
    assertThatThrownBy(() -> sizes(last, last)).hasMessageContaining("band 'LAST'");
  }

  @Test
  void massLimit_groupsThatAreNotItsAxles_areRefused() {
    assertThatThrownBy(
            () ->
                new ReferenceEntry.MassLimit(
                    5, false, VehicleConfiguration.ARTICULATED, null, 42_000, List.of(1, 1, 2)))
        .hasMessage("/axleGroups: [1, 1, 2] are 4 axles, not 5");
  }

  @Test
  void site_lanesPosted_mustExistAndStandThereOnce() {
    assertThat(site(new LanePosting(1, 20_000), new LanePosting(2, 1)).postedByLane()).hasSize(2);
    assertThatThrownBy(() -> site(new LanePosting(3, 20_000)))
        .hasMessage("/postedByLane: lane 3 of 2 lanes");
    assertThatThrownBy(() -> site(new LanePosting(2, 20_000), new LanePosting(2, 30_000)))
        .hasMessage("/postedByLane: lane 2 twice");
    assertThatThrownBy(() -> new LanePosting(0, 0))
        .hasMessage("/lane: 0 is below 1; /limitKg: 0 is not above 0");
  }

  @Test
  void flagMeaning_evidence_isNeitherNegativeNorEndless() {
    assertThat(new FlagMeaning("X", FlagMeaning.Use.EVASION, null).evidence()).isNull();
    assertThat(new FlagMeaning("X", FlagMeaning.Use.EVASION, 0.0).evidence()).isZero();
    for (double bad : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new FlagMeaning("X", FlagMeaning.Use.EVASION, bad))
          .hasMessageContaining("/evidence");
    }
  }

  @Test
  void sizeErrors_bothSidesOfTheRange() {
    assertThat(new SizeErrors(0, 0, 1).lengthM()).isEqualTo(1);
    assertThatThrownBy(() -> new SizeErrors(-0.01, 1.01, Double.NaN))
        .hasMessageContaining("/heightM")
        .hasMessageContaining("/widthM")
        .hasMessageContaining("/lengthM");
  }

  private static SizeLimits sizes(SizeBand... bands) {
    return new SizeLimits("s", 1, VALID, "law", 4.0, 2.55, 18.1, List.of(bands));
  }

  private static ReferenceEntry.Site site(LanePosting... lanes) {
    return new ReferenceEntry.Site(
        "s", 1, VALID, "n", 1, 2, "r", "a", "j", null, null, 2, List.of(lanes), null);
  }

  private String json(ReferenceEntry entry) {
    return new String(codec.encode(entry), StandardCharsets.UTF_8);
  }
}
