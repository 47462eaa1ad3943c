import ol from "/lib/ol.mjs";
import { palette, px } from "./symbols.js";

/** Width of the ground a camera sees straight down, in heights: tan of a half angle of 35 degrees, twice. */
const SWATH_PER_HEIGHT = 1.4;

/**
 * Style of a drone: where it is, and the ground it has covered.
 *
 * @param {any} feature with `drone`, as the stream has it; a line is its trail
 * @param {number} resolution metres for each pixel
 */
export function droneStyle(feature, resolution) {
  const drone = feature.get("drone");
  const colour = ol.color.asArray(palette()("odd")).slice(0, 3);
  if (feature.getGeometry().getType() === "LineString") {
    const width = Math.max(2, ((drone.heightM ?? 60) * SWATH_PER_HEIGHT) / resolution);
    return [
      new ol.style.Style({ stroke: new ol.style.Stroke({ color: colour.concat(0.18), width }) }),
      new ol.style.Style({ stroke: new ol.style.Stroke({ color: colour.concat(0.85), width: 1.2 }) }),
    ];
  }
  return new ol.style.Style({
    image: new ol.style.RegularShape({
      points: 4,
      radius: px(11),
      radius2: px(4),
      angle: Math.PI / 4,
      fill: new ol.style.Fill({ color: palette()("odd") }),
      stroke: new ol.style.Stroke({ color: palette()("map-land"), width: 1.5 }),
    }),
    text: new ol.style.Text({
      text: resolution < 40 ? drone.deviceId : "",
      font: `${px(12)}px ${palette()("font")}`,
      offsetY: px(18),
      fill: new ol.style.Fill({ color: palette()("text") }),
      stroke: new ol.style.Stroke({ color: palette()("map-land"), width: 3 }),
    }),
  });
}
