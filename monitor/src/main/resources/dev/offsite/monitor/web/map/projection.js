import { fromGcj02, toGcj02 } from "./datum.js";

const RADIUS_M = 6378137;
const HALF = RADIUS_M * Math.PI;

let datum = "WGS84";
const listeners = new Set();

/**
 * Datum of the tiles below: with GCJ02 everything drawn is shifted with them. Everybody who keeps
 * projected places is told, and projects them anew.
 *
 * @param {"WGS84" | "GCJ02" | string} name CGCS2000 equals WGS84 for maps
 */
export function useDatum(name) {
  if (name !== datum) {
    datum = name;
    listeners.forEach((listener) => listener());
  }
}

/** @param {() => void} listener @returns {() => void} ends it */
export function onDatum(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param {number} lng @param {number} lat WGS-84 @returns {[number, number]} Web Mercator metres */
export function project(lng, lat) {
  const [east, north] = datum === "GCJ02" ? toGcj02(lng, lat) : [lng, lat];
  return [
    (east / 180) * HALF,
    RADIUS_M * Math.log(Math.tan(Math.PI / 4 + (north * Math.PI) / 360)),
  ];
}

/** @param {number} x @param {number} y Web Mercator metres @returns {[number, number]} WGS-84 */
export function unproject(x, y) {
  const lng = (x / HALF) * 180;
  const lat = (Math.atan(Math.exp(y / RADIUS_M)) * 360) / Math.PI - 90;
  return datum === "GCJ02" ? fromGcj02(lng, lat) : [lng, lat];
}

/**
 * Coordinates of a GeoJSON geometry, projected.
 *
 * @param {any} coordinates
 * @returns {any}
 */
export function projectAll(coordinates) {
  return typeof coordinates[0] === "number"
    ? project(coordinates[0], coordinates[1])
    : coordinates.map(projectAll);
}
