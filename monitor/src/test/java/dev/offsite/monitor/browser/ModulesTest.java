package dev.offsite.monitor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Modules of the pages alone, in the browser they are made for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModulesTest {

  private StagedCentre centre;
  private Desk desk;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    centre = new StagedCentre(folder);
    desk = Desk.at(centre, 1000, 800);
  }

  @AfterAll
  void close() {
    desk.close();
    centre.close();
  }

  @Test
  void messages_inBothLanguages_haveTheSameKeysAndPlaceholders() {
    Object faults =
        desk.run(
            """
            const {languages: {zh, en}} = await import('/i18n/index.js');
            const holders = (text) => [...text.matchAll(/\\{\\w+\\}/g)].map(([one]) => one).sort().join();
            return [...new Set([...Object.keys(zh), ...Object.keys(en)])]
              .filter((key) => !zh[key] || !en[key] || holders(zh[key]) !== holders(en[key]));
            """);
    assertThat(faults).isEqualTo(List.of());
  }

  /** Without a font every character is the same box. */
  @Test
  void chineseCharacters_areDrawn_andEachLooksDifferent() {
    assertThat(
            desk.run(
                """
                const canvas = document.createElement('canvas');
                const context = canvas.getContext('2d', {willReadFrequently: true});
                context.font = '48px ' + getComputedStyle(document.body).fontFamily;
                context.textBaseline = 'top';
                const drawn = [...'桥梁超限渣土禁行'].map((one) => {
                  context.clearRect(0, 0, 64, 64);
                  context.fillText(one, 4, 4);
                  const pixels = context.getImageData(0, 0, 64, 64).data;
                  return pixels.some((value) => value > 0) ? pixels.join() : 'empty';
                });
                return [new Set(drawn).size, drawn.includes('empty')];
                """))
        .isEqualTo(List.of(8L, false));
  }

  @Test
  void shiftedDatum_atTheBund_isWhereAMapSaysAndComesBack() {
    @SuppressWarnings("unchecked")
    List<Number> places =
        (List<Number>)
            desk.run(
                """
                const {toGcj02, fromGcj02} = await import('/map/datum.js');
                const shifted = toGcj02(120.17, 30.25);
                const back = fromGcj02(...shifted);
                const metres = Math.hypot((shifted[0] - 120.17) * 96100, (shifted[1] - 30.25) * 110900);
                return [metres, Math.hypot(back[0] - 120.17, back[1] - 30.25), ...toGcj02(2.35, 48.85)];
                """);
    // domain: GCJ-02 is about 510 m off in Hangzhou, and WGS-84 itself outside China
    assertThat(places.get(0).doubleValue()).isBetween(480.0, 540.0);
    assertThat(places.get(1).doubleValue()).isLessThan(1e-9);
    assertThat(places.get(2).doubleValue()).isEqualTo(2.35);
    assertThat(places.get(3).doubleValue()).isEqualTo(48.85);
  }

  @Test
  void truckFrame_shorterThanItSays_isRefused_andOneOfALaterVersionIgnored() {
    assertThat(
            desk.run(
                """
                const {readTruckFrame} = await import('/stream/truckFrames.js');
                const bytes = new DataView(new ArrayBuffer(24));
                bytes.setUint8(0, 0x54); bytes.setUint8(1, 1); bytes.setUint32(4, 1, true);
                try { readTruckFrame(bytes.buffer); return 'taken'; } catch (error) {
                  bytes.setUint8(1, 2);
                  return error.name + ' ' + readTruckFrame(bytes.buffer);
                }
                """))
        .isEqualTo("RangeError null");
  }

  @Test
  void storms_ofFourWithinTheGap_fold_andNeitherThreeNorTwoBursts() {
    assertThat(
            desk.run(
                """
                const {foldStorms} = await import('/list/storms.js');
                const row = (id, minute) => ({id, storm: 's', start: new Date(minute * 60000).toISOString(), startMs: minute * 60000});
                const shape = (rows, open = new Set()) => foldStorms(rows, open).map((line) => line.rows?.length ?? 1);
                return {
                  three: shape([row('a', 2), row('b', 1), row('c', 0)]),
                  four: shape([row('a', 30), row('b', 2), row('c', 1), row('d', 0)]),
                  apart: shape([row('a', 33), row('b', 2), row('c', 1), row('d', 0)]),
                  open: shape([row('a', 3), row('b', 2), row('c', 1), row('d', 0)], new Set(['s@' + new Date(0).toISOString()])),
                };
                """))
        .isEqualTo(
            Map.of(
                "three", List.of(1L, 1L, 1L),
                "four", List.of(4L),
                "apart", List.of(1L, 1L, 1L, 1L),
                "open", List.of(4L, 1L, 1L, 1L, 1L)));
  }

  @Test
  void board_keepsTheHigherSequence_andForgetsWhatASnapshotLacks() {
    assertThat(
            desk.run(
                """
                const {CandidateBoard} = await import('/live/CandidateBoard.js');
                const board = new CandidateBoard();
                board.restart();
                board.take([{id: 'a', sequence: 1}, {id: 'b', sequence: 2}], [], true);
                board.take([{id: 'a', sequence: 4, mark: 'new'}], [], false);
                board.take([{id: 'a', sequence: 3, mark: 'late'}], [], false);
                const kept = board.find('a').mark;
                board.restart();
                board.take([{id: 'a', sequence: 9}], [], false);
                const meanwhile = board.rows.size;
                board.take([{id: 'c', sequence: 10}], [], true);
                return [kept, meanwhile, [...board.rows.keys()].join()];
                """))
        .isEqualTo(List.of("new", 2L, "a,c"));
  }

  @Test
  void trucks_twentyThousand_doNotFreezeThePage() {
    @SuppressWarnings("unchecked")
    Map<String, Number> cost =
        (Map<String, Number>)
            desk.run(
                """
                const {Fleet} = await import('/live/Fleet.js');
                const {TruckLayer} = await import('/map/TruckLayer.js');
                const {project} = await import('/map/projection.js');
                const {readTruckFrame} = await import('/stream/truckFrames.js');
                const ol = (await import('/lib/ol.mjs')).default;
                const measure = async (count) => {
                  const fleet = new Fleet();
                  const layer = new TruckLayer(fleet);
                  const target = document.createElement('div');
                  target.style.cssText = 'position:fixed;inset:0';
                  document.body.append(target);
                  const map = new ol.Map({target, controls: [], layers: [layer.layer],
                    view: new ol.View({center: project(120.2, 30.2), zoom: 11})});
                  const bytes = new DataView(new ArrayBuffer(24 + 20 * count));
                  bytes.setUint8(0, 0x54); bytes.setUint8(1, 1); bytes.setUint32(4, count, true);
                  const fill = (step) => {
                    for (let i = 0, at = 24; i < count; i++, at += 20) {
                      bytes.setUint32(at, i, true);
                      bytes.setInt32(at + 4, 1.2e9 + (i % 200) * 20000 + step * 900, true);
                      bytes.setInt32(at + 8, 3.01e8 + Math.floor(i / 200) * 20000, true);
                      bytes.setUint16(at + 12, (i * 97) % 36000, true); bytes.setUint16(at + 14, 400, true);
                      bytes.setUint8(at + 17, i % 4);
                    }
                  };
                  await new Promise((ready) => map.once('rendercomplete', ready));
                  let worst = 0, total = 0, paint = 0;
                  for (let step = 0; step < 6; step++) {
                    fill(step);
                    const began = performance.now();
                    fleet.take(readTruckFrame(bytes.buffer));
                    const ms = performance.now() - began; paint += layer.costMs / 6;
                    if (step > 0) { worst = Math.max(worst, ms); total += ms; }
                    await new Promise(requestAnimationFrame);
                  }
                  layer.dispose(); map.setTarget(null); target.remove();
                  return {mean: total / 5, worst, paint};
                };
                const city = await measure(5216), most = await measure(20000);
                return {cityMean: city.mean, cityWorst: city.worst, mostMean: most.mean, mostWorst: most.worst, cityPaint: city.paint, mostPaint: most.paint};
                """);
    System.out.println("trucks taken in and drawn, milliseconds: " + cost);
    // once a second: half of it would already be felt, and this machine draws without a GPU
    assertThat(cost.get("cityMean").doubleValue()).isLessThan(150);
    assertThat(cost.get("mostMean").doubleValue()).isLessThan(500);
  }
}
