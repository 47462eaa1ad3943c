import ol from "/lib/ol.mjs";
import { shallowRef, watch } from "/lib/vue.js";
import { board, bridges, drones, fences, fleet, look } from "../live/situation.js";
import { listed, selectedId } from "../list/listState.js";
import { baseLayers, showBase } from "./baseLayers.js";
import { bridgeStyle } from "./bridgeStyle.js";
import { CandidateLayer } from "./CandidateLayer.js";
import { droneStyle } from "./droneStyle.js";
import { featuresOf, vectorLayer } from "./featureSource.js";
import { AREA_LEVELS, areaStyle, fenceName, fenceStyle } from "./fenceStyle.js";
import { onDatum, project, unproject } from "./projection.js";
import { paletteVersion } from "./symbols.js";
import { TruckLayer } from "./TruckLayer.js";

/** Where the operator left the map, kept while pages change. */
let leftAt = null;

/** The map of the live page: all layers, kept up to date until it is disposed of. */
export class LiveMap {
  /** The base layer that is shown. */
  base = shallowRef(null);
  #ends = [];
  #hiddenKinds = new Set();

  /**
   * @param {HTMLElement} target
   * @param {any} config `map` of /api/config
   */
  constructor(target, config) {
    this.trucks = new TruckLayer(fleet);
    this.candidates = new CandidateLayer(board);
    this.areas = vectorLayer(areaStyle, 5);
    this.fences = vectorLayer(
      (feature) => (this.#hiddenKinds.has(feature.get("kind")) ? null : fenceStyle(feature)),
      10,
    );
    this.fenceNames = vectorLayer(
      (feature, resolution) =>
        this.#hiddenKinds.has(feature.get("kind")) ? null : fenceName(feature, resolution),
      45,
    );
    this.drones = vectorLayer(droneStyle, 30);
    this.bridges = vectorLayer(bridgeStyle, 50);
    this.bases = baseLayers(config.layers ?? []);
    this.map = new ol.Map({
      target,
      controls: [],
      interactions: ol.interaction.defaults.defaults({ altShiftDragRotate: false, pinchRotate: false }),
      layers: [
        this.areas.layer,
        this.fences.layer,
        this.drones.layer,
        this.trucks.layer,
        this.fenceNames.layer,
        this.bridges.layer,
        this.candidates.layer,
      ],
      view: new ol.View({
        center: leftAt?.center ?? project(...(config.centre ?? [120.17, 30.25])),
        zoom: leftAt?.zoom ?? config.zoom ?? 11,
        minZoom: 5,
        maxZoom: 19,
        enableRotation: false,
      }),
    });
    this.base.value = showBase(this.map, this.bases, leftAt?.base ?? this.bases[0].id);
    this.map.on("moveend", () => this.#moved());
    this.#ends = [
      watch(fences, () => this.#drawFences(), { immediate: true }),
      watch(bridges, () => this.#drawBridges(), { immediate: true }),
      watch(drones, () => this.#drawDrones(), { immediate: true }),
      watch([listed, selectedId], () => this.candidates.show(listed.value.shown, selectedId.value), { immediate: true }),
      watch(paletteVersion, () => this.#restyle()),
      onDatum(() => this.#drawAll()),
    ];
  }

  /** Chooses the base layer; the place that is shown stays the same on the ground. @param {string} id */
  chooseBase(id) {
    const view = this.map.getView();
    const centre = unproject(...view.getCenter());
    this.base.value = showBase(this.map, this.bases, id);
    view.setCenter(project(...centre));
  }

  /** @param {string} kind of fence @param {boolean} visible */
  showKind(kind, visible) {
    visible ? this.#hiddenKinds.delete(kind) : this.#hiddenKinds.add(kind);
    this.fences.layer.changed();
    this.fenceNames.layer.changed();
  }

  /** Moves the map to a place. @param {number} lng @param {number} lat @param {number} [zoomLeast] */
  goTo(lng, lat, zoomLeast = 13) {
    const view = this.map.getView();
    view.animate({ center: project(lng, lat), zoom: Math.max(view.getZoom(), zoomLeast), duration: 350 });
  }

  /** Moves the map only if the place is outside what is visible. */
  reveal(lng, lat) {
    const extent = this.map.getView().calculateExtent(this.map.getSize());
    const inner = ol.extent.buffer(extent, -(extent[2] - extent[0]) * 0.06);
    if (!ol.extent.containsCoordinate(inner, project(lng, lat))) {
      this.map.getView().animate({ center: project(lng, lat), duration: 350 });
    }
  }

  /** @param {number} delta zoom levels */
  zoomBy(delta) {
    const view = this.map.getView();
    view.animate({ zoom: view.getZoom() + delta, duration: 180 });
  }

  /** Ends it: the stream sends no more trucks for it. */
  dispose() {
    leftAt = {
      base: this.base.value.id,
      center: this.map.getView().getCenter(),
      zoom: this.map.getView().getZoom(),
    };
    look(null, 0);
    this.#ends.forEach((end) => end());
    this.trucks.dispose();
    this.candidates.dispose();
    this.map.setTarget(null);
    this.map.dispose();
  }

  #moved() {
    const view = this.map.getView();
    const size = this.map.getSize();
    if (!size || size[0] === 0) {
      return;
    }
    const [west, south, east, north] = view.calculateExtent(size);
    look([...unproject(west, south), ...unproject(east, north)], view.getZoom());
  }

  #drawAll() {
    this.#drawFences();
    this.#drawBridges();
    this.#drawDrones();
    this.map.render();
  }

  #drawFences() {
    const isArea = (properties) => AREA_LEVELS.includes(properties.kind);
    this.areas.set(featuresOf(fences.value, isArea));
    const drawn = featuresOf(fences.value, (properties) => !isArea(properties));
    this.fences.set(drawn);
    this.fenceNames.set(drawn);
  }

  #drawBridges() {
    this.bridges.set(
      [...bridges.value.values()].map(
        (bridge) => new ol.Feature({ bridge, geometry: new ol.geom.Point(project(bridge.lng, bridge.lat)) }),
      ),
    );
  }

  #drawDrones() {
    this.drones.set(
      drones.value.flatMap((drone) => {
        const trail = [...(drone.trail ?? []), [drone.lng, drone.lat]];
        return [
          new ol.Feature({ drone, geometry: new ol.geom.LineString(trail.map(([lng, lat]) => project(lng, lat))) }),
          new ol.Feature({ drone, geometry: new ol.geom.Point(project(drone.lng, drone.lat)) }),
        ];
      }),
    );
  }

  #restyle() {
    for (const part of [this.areas, this.fences, this.fenceNames, this.drones, this.bridges]) {
      part.layer.changed();
    }
  }
}
