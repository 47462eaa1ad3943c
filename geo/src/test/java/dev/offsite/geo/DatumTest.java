package dev.offsite.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DatumTest {
  private static final Wgs84Position HANGZHOU = new Wgs84Position(120.1536, 30.2650);

  @ParameterizedTest
  @CsvSource({
    // Published pairs: Shanghai, Shenzhen, Beijing.
    "121.5272106, 31.1774276, 121.531541859215, 31.17530398364597",
    "113.912316, 22.543847, 113.9171764808363, 22.540796131694766",
    "116.377817, 39.911954, 116.38404722455657, 39.91334545536069",
  })
  void gcj02_publishedPairs_areMet(double lng, double lat, double gcjLng, double gcjLat) {
    Gcj02Position shifted = Gcj02Position.of(new Wgs84Position(lng, lat));
    assertThat(shifted.lng()).isCloseTo(gcjLng, within(1e-9));
    assertThat(shifted.lat()).isCloseTo(gcjLat, within(1e-9));
  }

  @Test
  void shifts_inHangzhou_haveTheKnownSize() {
    Gcj02Position gcj = Gcj02Position.of(HANGZHOU);
    Bd09Position bd = Bd09Position.of(HANGZHOU);
    assertThat(Geodesics.distanceM(HANGZHOU, new Wgs84Position(gcj.lng(), gcj.lat())))
        .isBetween(490.0, 530.0);
    assertThat(Geodesics.distanceM(HANGZHOU, new Wgs84Position(bd.lng(), bd.lat())))
        .isBetween(1080.0, 1180.0);
  }

  @ParameterizedTest
  @EnumSource
  void roundTrip_anywhereInChina_isUnderAMillimetre(Datum datum) {
    long seed = 20260301;
    SplittableRandom random = new SplittableRandom(seed);
    double worstM = 0;
    for (int i = 0; i < 100_000; i++) {
      Wgs84Position truth = new Wgs84Position(random.nextDouble(73, 136), random.nextDouble(3, 54));
      DatumPosition shifted = datum.fromWgs84(truth);
      assertThat(shifted.datum()).isEqualTo(datum);
      Wgs84Position back = datum.toWgs84(shifted.lng(), shifted.lat());
      assertThat(shifted.toWgs84()).isEqualTo(back);
      worstM = Math.max(worstM, Geodesics.distanceM(truth, back));
    }
    assertThat(worstM).as("seed %s", seed).isLessThan(0.001);
  }

  @ParameterizedTest
  @CsvSource({"2.35, 48.85", "139.69, 35.68", "103.8, 0.5", "-179.99, -89.99", "180, 90"})
  void shiftedDatums_outsideChina_areTheIdentity(double lng, double lat) {
    Wgs84Position place = new Wgs84Position(lng, lat);
    assertThat(Gcj02Position.of(place)).isEqualTo(new Gcj02Position(lng, lat));
    assertThat(Bd09Position.of(place)).isEqualTo(new Bd09Position(lng, lat));
    assertThat(Datum.GCJ02.toWgs84(lng, lat)).isEqualTo(place);
    assertThat(Datum.BD09.toWgs84(lng, lat)).isEqualTo(place);
  }

  @Test
  void equalDatums_keepTheNumbers() {
    assertThat(Cgcs2000Position.of(HANGZHOU)).isEqualTo(new Cgcs2000Position(120.1536, 30.2650));
    assertThat(Datum.CGCS2000.toWgs84(120.1536, 30.2650)).isEqualTo(HANGZHOU);
    assertThat(HANGZHOU.toWgs84()).isSameAs(HANGZHOU);
  }

  @ParameterizedTest
  @CsvSource({
    "180.0000001, 0, lng 180.0000001",
    "-181, 0, lng -181",
    "NaN, 0, lng NaN",
    "0, 90.5, lat 90.5",
    "0, -Infinity, lat -Infinity",
    "30.2650, 120.1536, lat 120.1536",
  })
  void position_outOfRange_isRefusedByName(double lng, double lat, String named) {
    for (Datum datum : Datum.values()) {
      assertThatThrownBy(() -> datum.toWgs84(lng, lat))
          .isInstanceOf(PositionOutOfRangeException.class)
          .hasMessageContaining(named);
    }
  }
}
