import ol from "/lib/ol.mjs";
import { fences } from "../live/situation.js";
import { baseLayers, showBase } from "../map/baseLayers.js";
import { featuresOf, vectorLayer } from "../map/featureSource.js";
import { AREA_LEVELS, areaStyle, fenceName, fenceStyle } from "../map/fenceStyle.js";
import { project } from "../map/projection.js";
import { palette } from "../map/symbols.js";

/** Points further apart than this are not joined: nothing is known in between. */
const GAP_MOST_MS = 180_000;
const DART_PX = 32;

/** An arrow that points north. */
function dart() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = DART_PX;
  const context = canvas.getContext("2d");
  context.translate(DART_PX / 2, DART_PX / 2);
  context.beginPath();
  context.moveTo(0, -14);
  context.lineTo(10, 12);
  context.lineTo(0, 6);
  context.lineTo(-10, 12);
  context.closePath();
  context.fillStyle = palette()("s4");
  context.strokeStyle = palette()("map-land");
  context.lineWidth = 2;
  context.fill();
  context.stroke();
  return canvas;
}

function style(feature) {
  const role = feature.get("role");
  if (role === "TRUCK") {
    return new ol.style.Style({
      image: new ol.style.Icon({
        img: dart(),
        size: [DART_PX, DART_PX],
        rotation: ((feature.get("courseDeg") ?? 0) * Math.PI) / 180,
      }),
    });
  }
  return new ol.style.Style({
    stroke: new ol.style.Stroke({
      color: palette()(role === "DRIVEN" ? "s2" : "text-3"),
      width: role === "DRIVEN" ? 3.5 : 1.6,
      lineDash: role === "DRIVEN" ? undefined : [4, 4],
    }),
  });
}

/** The stretches of a track that were really recorded. @param {any[]} points */
function stretches(points) {
  const lines = [];
  let before = -Infinity;
  for (const point of points) {
    const at = Date.parse(point.at);
    if (at - before > GAP_MOST_MS) {
      lines.push([]);
    }
    lines.at(-1).push(project(point.lng, point.lat));
    before = at;
  }
  return lines.filter((line) => line.length > 1);
}

/** The map on which a track is replayed. */
export class ReplayMap {
  #areas = vectorLayer(areaStyle, 5);
  #fences = vectorLayer((feature, resolution) => [fenceStyle(feature), fenceName(feature, resolution)].filter(Boolean), 10);
  #track = vectorLayer(style, 20);
  #points = [];
  #truck = new ol.Feature({ role: "TRUCK" });
  #driven = new ol.Feature({ role: "DRIVEN" });

  /** @param {HTMLElement} target @param {any} config `map` of /api/config */
  constructor(target, config) {
    this.map = new ol.Map({
      target,
      controls: [],
      layers: [this.#areas.layer, this.#fences.layer, this.#track.layer],
      view: new ol.View({
        center: project(...(config.centre ?? [120.17, 30.25])),
        zoom: config.zoom ?? 11,
        enableRotation: false,
      }),
    });
    showBase(this.map, baseLayers([]), "schematic");
    this.drawFences();
  }

  /** Draws the fences in force. */
  drawFences() {
    const isArea = (properties) => AREA_LEVELS.includes(properties.kind);
    this.#areas.set(featuresOf(fences.value, isArea));
    this.#fences.set(featuresOf(fences.value, (properties) => !isArea(properties)));
  }

  /** @param {any[]} points of a track, oldest first */
  show(points) {
    this.#points = points;
    const all = new ol.Feature({ role: "ALL", geometry: new ol.geom.MultiLineString(stretches(points)) });
    this.#driven.setGeometry(new ol.geom.MultiLineString([]));
    this.#truck.setGeometry(points.length > 0 ? new ol.geom.Point(project(points[0].lng, points[0].lat)) : undefined);
    this.#track.set(points.length > 0 ? [all, this.#driven, this.#truck] : []);
    if (points.length > 1) {
      this.map.getView().fit(ol.extent.buffer(all.getGeometry().getExtent(), 300), { padding: [30, 30, 30, 30], maxZoom: 16 });
    }
  }

  /** Shows the truck where it was. @param {number} index of a point */
  moveTo(index) {
    const point = this.#points[index];
    if (point) {
      this.#truck.set("courseDeg", point.courseDeg);
      this.#truck.getGeometry().setCoordinates(project(point.lng, point.lat));
      this.#driven.setGeometry(new ol.geom.MultiLineString(stretches(this.#points.slice(0, index + 1))));
    }
  }

  /** Ends it. */
  dispose() {
    this.map.setTarget(null);
    this.map.dispose();
  }
}
