import ol from "/lib/ol.mjs";
import { palette, px } from "./symbols.js";
import { levelTone } from "./levelTone.js";

const WIDTH_PX = 46;
const HEIGHT_PX = 12;

/** The load of a bridge as a bar that fills towards its limit. @param {any} bridge */
function bar(bridge) {
  const canvas = document.createElement("canvas");
  const ratio = (devicePixelRatio || 1) * (px(100) / 100);
  canvas.width = WIDTH_PX * ratio;
  canvas.height = HEIGHT_PX * ratio;
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  context.fillStyle = palette()("panel");
  context.fillRect(0, 0, WIDTH_PX, HEIGHT_PX);
  context.fillStyle = palette()(levelTone(bridge.level));
  context.fillRect(2, 2, (WIDTH_PX - 4) * Math.min(1, Math.max(0, bridge.share ?? 0)), HEIGHT_PX - 4);
  context.strokeStyle = palette()("text-2");
  context.strokeRect(0.5, 0.5, WIDTH_PX - 1, HEIGHT_PX - 1);
  return new ol.style.Icon({ img: canvas, size: [canvas.width, canvas.height], scale: 1 / (devicePixelRatio || 1), displacement: [0, px(27)] });
}

/**
 * Style of a bridge on the map.
 *
 * @param {any} feature with `bridge`, as the stream has it
 * @param {number} resolution metres for each pixel
 */
export function bridgeStyle(feature, resolution) {
  const bridge = feature.get("bridge");
  const percent = bridge.share === null || bridge.share === undefined ? "–" : `${Math.round(bridge.share * 100)} %`;
  return new ol.style.Style({
    image: bar(bridge),
    text: new ol.style.Text({
      text: resolution < 60 ? `${bridge.name} ${percent}` : percent,
      font: `600 ${px(12)}px ${palette()("font")}`,
      offsetY: -px(43),
      fill: new ol.style.Fill({ color: palette()("text") }),
      stroke: new ol.style.Stroke({ color: palette()("map-land"), width: 4 }),
    }),
  });
}
