package dev.offsite.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.geo.Wgs84Position;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FenceTest {
  private static final FenceShape SHAPE = Circle.of(new Wgs84Position(120, 30), 100);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void validity_atItsBorders_isHalfOpen() {
    Validity validity = new Validity(NOON, NOON.plusSeconds(60));
    assertThat(validity.contains(NOON.minusNanos(1))).isFalse();
    assertThat(validity.contains(NOON)).isTrue();
    assertThat(validity.contains(NOON.plusSeconds(60).minusNanos(1))).isTrue();
    assertThat(validity.contains(NOON.plusSeconds(60))).isFalse();
    assertThat(Validity.from(NOON).contains(Instant.MAX)).isTrue();
    assertThat(Validity.ALWAYS.contains(Instant.MIN)).isTrue();
    assertThatThrownBy(() -> new Validity(NOON, NOON)).hasMessageContaining("is not after");
  }

  @Test
  void fence_badValues_areRefusedByName() {
    assertThatThrownBy(() -> Fence.of(" ", 1, "k", SHAPE)).hasMessageContaining("id");
    assertThatThrownBy(() -> Fence.of("a", -1, "k", SHAPE)).hasMessageContaining("version -1");
    for (double bad : new double[] {0, -5, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(
              () ->
                  new Fence(
                      "a", 1, "k", "", SHAPE, Validity.ALWAYS, ActiveWindows.ALWAYS, bad, Map.of()))
          .hasMessageContaining("speedLimitKph " + bad);
    }
  }

  @Test
  void fence_attributes_areCopied() {
    Map<String, String> attributes = new HashMap<>(Map.of("a", "b"));
    Fence fence =
        new Fence("a", 1, "k", "", SHAPE, Validity.ALWAYS, ActiveWindows.ALWAYS, 30.0, attributes);
    attributes.put("c", "d");
    assertThat(fence.attributes()).isEqualTo(Map.of("a", "b"));
    assertThat(fence.withValidity(Validity.from(NOON)).validity().from()).isEqualTo(NOON);
    assertThat(fence.withWindows(ActiveWindows.ALWAYS)).isEqualTo(fence);
  }

  @Test
  void parseWkt_longitudeFirst_andFaultsNamed() {
    Polygonal shape = Polygonal.parseWkt("POLYGON((120 30,121 30,121 31,120 30))");
    assertThat(shape.outline().maxLngE7()).isEqualTo(1_210_000_000);
    assertThat(shape.outline().maxLatE7()).isEqualTo(310_000_000);
    assertThatThrownBy(() -> Polygonal.parseWkt("POLYGON((120 30,"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not WKT");
    assertThatThrownBy(() -> Polygonal.parseWkt("POINT(120 30)"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a Point");
  }
}
