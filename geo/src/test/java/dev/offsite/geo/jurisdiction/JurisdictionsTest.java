package dev.offsite.geo.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Validity;
import dev.offsite.geo.testing.Boxes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JurisdictionsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  /** A district of 4 × 4 streets of 3 × 3 grids each, every border shared. */
  private static List<Fence> partition() {
    List<Fence> areas = new ArrayList<>();
    areas.add(Boxes.fence("330106", "district", 120, 30, 120.12, 30.12));
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        areas.add(box("s" + i + j, "street", 12 * 3 * i, 12 * 3 * j, 36));
        for (int k = 0; k < 9; k++) {
          int x = 36 * i + 12 * (k % 3);
          int y = 36 * j + 12 * (k / 3);
          areas.add(box("g" + i + j + k, "grid", x, y, 12));
        }
      }
    }
    areas.add(Boxes.fence("lake", "reservoir", 120, 30, 120.12, 30.12));
    return areas;
  }

  /** A square in steps of a twelve-hundredth degree, exact on the lattice. */
  private static Fence box(String id, String kind, int x, int y, int size) {
    return Boxes.fence(
        id,
        kind,
        120 + x / 1200.0,
        30 + y / 1200.0,
        120 + (x + size) / 1200.0,
        30 + (y + size) / 1200.0);
  }

  private static String ids(Jurisdiction j) {
    return id(j.district()) + " " + id(j.street()) + " " + id(j.grid());
  }

  private static String id(Optional<Fence> area) {
    return area.map(Fence::id).orElse("-");
  }

  @Test
  void at_insidePlaces_areTheirAreas() {
    Jurisdictions jurisdictions = Jurisdictions.of(partition());
    assertThat(ids(jurisdictions.at(new Wgs84Position(120.001, 30.001), NOW)))
        .isEqualTo("330106 s00 g000");
    assertThat(ids(jurisdictions.at(new Wgs84Position(120.119, 30.055), NOW)))
        .isEqualTo("330106 s31 g318");
    assertThat(jurisdictions.at(new Wgs84Position(121, 30), NOW)).isEqualTo(Jurisdiction.NONE);
  }

  @Test
  void at_sharedBorders_isTheSameWhateverTheOrder() {
    List<Fence> areas = partition();
    Jurisdictions reference = Jurisdictions.of(areas);
    // The corner of four streets and four grids.
    Wgs84Position corner = new Wgs84Position(120.03, 30.03);
    assertThat(ids(reference.at(corner, NOW))).isEqualTo("330106 s00 g008");
    for (long seed = 0; seed < 20; seed++) {
      Collections.shuffle(areas, new Random(seed));
      Jurisdictions shuffled = Jurisdictions.of(areas);
      for (int x = 0; x <= 12; x++) {
        for (int y = 0; y <= 12; y++) {
          Wgs84Position p = new Wgs84Position(120 + x / 100.0, 30 + y / 100.0);
          Jurisdiction found = shuffled.at(p, NOW);
          assertThat(ids(found)).as("seed %s at %s", seed, p).isEqualTo(ids(reference.at(p, NOW)));
          assertThat(found.grid()).as("a partition leaves no gap, %s", p).isPresent();
        }
      }
    }
  }

  @Test
  void at_anInstant_isTheVersionInForce() {
    Fence old = Boxes.fence("d", "district", 120, 30, 121, 31);
    Fence first = old.withValidity(new Validity(Instant.MIN, NOW));
    Fence second =
        new Fence(
            "d",
            2,
            "district",
            "",
            old.shape(),
            Validity.from(NOW),
            old.windows(),
            null,
            old.attributes());
    Jurisdictions jurisdictions = Jurisdictions.of(List.of(second, first));
    Wgs84Position p = new Wgs84Position(120.5, 30.5);
    assertThat(jurisdictions.at(p, NOW.minusSeconds(1)).district()).contains(first);
    assertThat(jurisdictions.at(p, NOW).district()).contains(second);
    assertThat(jurisdictions.at(p, NOW).street()).isEmpty();
  }
}
