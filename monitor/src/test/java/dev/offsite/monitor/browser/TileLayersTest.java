package dev.offsite.monitor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Datum;
import dev.offsite.monitor.web.MapLayer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiles come by configuration only, and what is drawn over them stands in their datum. */
class TileLayersTest {

  /** The discard port: tiles that never come, as on a machine without internet. */
  private static final String NOWHERE = "http://127.0.0.1:9/{z}/{x}/{y}.png";

  private static final String DRAWN_AT =
      "const {project} = await import('/map/projection.js'); return project(120.17, 30.25);";

  private StagedCentre centre;
  private Desk desk;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    centre =
        new StagedCentre(
            folder,
            List.of(
                new MapLayer("osm", "OSM", "XYZ", NOWHERE, "© OSM", Datum.WGS84),
                new MapLayer("amap", "高德", "XYZ", NOWHERE, "© 高德", Datum.GCJ02)));
    desk = Desk.at(centre, 1600, 900);
    desk.logIn("li").wait(".legend select");
  }

  @AfterEach
  void close() {
    desk.close();
    centre.close();
  }

  @Test
  void gcj02Tiles_shiftWhatIsDrawn_andWgs84TilesDoNot() {
    List<Number> schematic = drawnAt();
    choose("osm");
    assertThat(drawnAt()).isEqualTo(schematic);
    assertThat(desk.text(".attribution")).isEqualTo("© OSM");

    choose("amap");

    List<Number> shifted = drawnAt();
    double metresOfTheMap =
        Math.hypot(
            shifted.get(0).doubleValue() - schematic.get(0).doubleValue(),
            shifted.get(1).doubleValue() - schematic.get(1).doubleValue());
    // about 510 m on the ground, stretched by the projection at this latitude
    assertThat(metresOfTheMap * Math.cos(Math.toRadians(30.25))).isBetween(480.0, 540.0);
    assertThat(desk.text(".attribution")).isEqualTo("© 高德");
    choose("schematic");
    assertThat(drawnAt()).isEqualTo(schematic);
  }

  @Test
  void pages_withoutInternet_loadNothingFromElsewhere() {
    desk.settle();

    Object elsewhere =
        desk.run(
            "return performance.getEntriesByType('resource').map((one) => new URL(one.name).host)"
                + ".filter((host) => host !== location.host)");

    assertThat(elsewhere).isEqualTo(List.of());
  }

  private void choose(String id) {
    desk.run(
        "const list = document.querySelector('.legend select'); list.value = given[0];"
            + "list.dispatchEvent(new Event('change'));",
        id);
  }

  @SuppressWarnings("unchecked")
  private List<Number> drawnAt() {
    return (List<Number>) desk.run(DRAWN_AT);
  }
}
