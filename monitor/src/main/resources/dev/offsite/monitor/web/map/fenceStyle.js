import ol from "/lib/ol.mjs";
import { palette, px } from "./symbols.js";

/** Levels of jurisdiction: they are the ground of the schematic map, not fences to watch. */
export const AREA_LEVELS = ["district", "street", "grid"];

/** Colour name and dash by kind of fence; kinds the list does not know are drawn like `other`. */
const LOOKS = {
  PROHIBITED_ZONE: ["bad", []],
  PROHIBITED: ["bad", []],
  BUILDING_SITE: ["s4", [6, 3]],
  DISPOSAL_SITE: ["good", [2, 3]],
  WATER_PROTECTION_1: ["s2", [8, 3, 2, 3]],
  WATER_PROTECTION_2: ["s2", [2, 4]],
  FARMLAND: ["s3", [3, 3]],
  ROADSIDE: ["odd", [4, 2]],
  other: ["text-2", [5, 4]],
};

/** @param {string} kind @returns {{colour: string, dash: number[]}} colour as a name of the style sheet */
export function lookOf(kind) {
  const [colour, dash] = LOOKS[kind] ?? LOOKS.other;
  return { colour, dash };
}

function withAlpha(colour, alpha) {
  return ol.color.asArray(colour).slice(0, 3).concat(alpha);
}

/**
 * Style of a fence: filled while it is in force at this hour, outline only while it is not.
 *
 * @param {any} feature with `kind`, `activeNow`
 */
export function fenceStyle(feature) {
  const { colour, dash } = lookOf(feature.get("kind"));
  const value = palette()(colour);
  const active = feature.get("activeNow") !== false;
  return new ol.style.Style({
    stroke: new ol.style.Stroke({
      color: withAlpha(value, active ? 0.95 : 0.6),
      width: active ? 1.8 : 1.2,
      lineDash: dash.length > 0 ? dash : undefined,
    }),
    fill: new ol.style.Fill({ color: withAlpha(value, active ? 0.16 : 0.03) }),
  });
}

/**
 * The name of a fence, in a layer of its own above what moves.
 *
 * @param {any} feature with `kind` and `name`
 * @param {number} resolution metres for each pixel
 */
export function fenceName(feature, resolution) {
  if (resolution > 45) {
    return null;
  }
  return new ol.style.Style({
    text: new ol.style.Text({
      text: feature.get("name") ?? "",
      font: `600 ${px(12)}px ${palette()("font")}`,
      fill: new ol.style.Fill({ color: palette()(lookOf(feature.get("kind")).colour) }),
      backgroundFill: new ol.style.Fill({ color: withAlpha(palette()("map-land"), 0.78) }),
      padding: [1, 5, 0, 5],
      overflow: true,
    }),
  });
}

/**
 * Style of an area of jurisdiction.
 *
 * @param {any} feature with `kind` and `name`
 * @param {number} resolution metres for each pixel
 */
export function areaStyle(feature, resolution) {
  const district = feature.get("kind") === "district";
  if (!district && resolution > 30) {
    return null;
  }
  return new ol.style.Style({
    stroke: new ol.style.Stroke({
      color: palette()("map-line"),
      width: district ? 1.6 : 0.8,
      lineDash: district ? undefined : [4, 4],
    }),
    fill: district ? new ol.style.Fill({ color: withAlpha(palette()("map-area"), 0.75) }) : undefined,
    text: new ol.style.Text({
      text: feature.get("name") ?? "",
      font: `${px(district ? 15 : 12)}px ${palette()("font")}`,
      fill: new ol.style.Fill({ color: palette()("map-text") }),
      stroke: new ol.style.Stroke({ color: palette()("map-land"), width: 3 }),
      overflow: false,
    }),
  });
}
