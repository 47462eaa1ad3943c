import ol from "/lib/ol.mjs";
import { useDatum } from "./projection.js";

/**
 * The address of tiles in the words of OpenLayers: the placeholders of WMTS and of Leaflet's
 * subdomains are understood as well.
 *
 * @param {string} url
 */
function tileAddress(url) {
  return url
    .replaceAll("{TileMatrix}", "{z}")
    .replaceAll("{TileRow}", "{y}")
    .replaceAll("{TileCol}", "{x}")
    .replaceAll("{s}", "{a-c}");
}

/**
 * The layers an operator may choose from: the schematic one, which needs no network, and the tile
 * layers of the server's configuration.
 *
 * @param {any[]} configured `map.layers` of /api/config
 * @returns {{id: string, title: string | null, attribution: string, datum: string, layer: any}[]}
 */
export function baseLayers(configured) {
  return [
    { id: "schematic", title: null, attribution: "", datum: "WGS84", layer: graticule() },
    ...configured.map((tiles) => ({
      id: tiles.id,
      title: tiles.title,
      attribution: tiles.attribution ?? "",
      datum: tiles.datum ?? "WGS84",
      layer: new ol.layer.Tile({
        zIndex: 0,
        source: new ol.source.XYZ({ url: tileAddress(tiles.url), crossOrigin: "anonymous" }),
      }),
    })),
  ];
}

function graticule() {
  return new ol.layer.Graticule({
    zIndex: 1,
    showLabels: false,
    wrapX: false,
    targetSize: 130,
    strokeStyle: new ol.style.Stroke({ color: "rgba(120,150,180,0.16)", width: 1 }),
  });
}

/**
 * Puts a base layer on the map and makes its datum that of everything drawn.
 *
 * @param {any} map
 * @param {ReturnType<typeof baseLayers>} all
 * @param {string} id
 */
export function showBase(map, all, id) {
  const chosen = all.find((base) => base.id === id) ?? all[0];
  for (const base of all) {
    map.removeLayer(base.layer);
  }
  map.getLayers().insertAt(0, chosen.layer);
  useDatum(chosen.datum);
  return chosen;
}
