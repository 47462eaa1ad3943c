/*
 * GCJ-02, the shifted datum of AMap and Tencent tiles. The formula is the widely published one over
 * the Krasovsky ellipsoid; the inverse iterates it until the rest is far below a millimetre.
 */
const AXIS_M = 6378245.0;
const ECCENTRICITY_2 = 0.00669342162296594323;

function waves(value) {
  return ((20 * Math.sin(6 * value * Math.PI) + 20 * Math.sin(2 * value * Math.PI)) * 2) / 3;
}

function shiftOf(lng, lat) {
  const x = lng - 105;
  const y = lat - 35;
  const north =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) +
    waves(x) +
    ((20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * 2) / 3 +
    ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3;
  const east =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) +
    waves(x) +
    ((20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * 2) / 3 +
    ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3;
  const radians = (lat / 180) * Math.PI;
  const root = 1 - ECCENTRICITY_2 * Math.sin(radians) ** 2;
  return [
    (east * 180) / ((AXIS_M / Math.sqrt(root)) * Math.cos(radians) * Math.PI),
    (north * 180) / (((AXIS_M * (1 - ECCENTRICITY_2)) / (root * Math.sqrt(root))) * Math.PI),
  ];
}

/** Outside China the shifted datum is WGS-84 itself. */
function isShifted(lng, lat) {
  return lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

/** @param {number} lng @param {number} lat in WGS-84 @returns {[number, number]} in GCJ-02 */
export function toGcj02(lng, lat) {
  if (!isShifted(lng, lat)) {
    return [lng, lat];
  }
  const [east, north] = shiftOf(lng, lat);
  return [lng + east, lat + north];
}

/** @param {number} lng @param {number} lat in GCJ-02 @returns {[number, number]} in WGS-84 */
export function fromGcj02(lng, lat) {
  let guess = [lng, lat];
  for (let i = 0; i < 6; i++) {
    const [x, y] = toGcj02(guess[0], guess[1]);
    guess = [guess[0] + lng - x, guess[1] + lat - y];
  }
  return guess;
}
