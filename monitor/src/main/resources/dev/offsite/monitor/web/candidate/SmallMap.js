import ol from "/lib/ol.mjs";
import { h, onBeforeUnmount, onMounted, ref, watch } from "/lib/vue.js";
import { fences } from "../live/situation.js";
import { featuresOf, vectorLayer } from "../map/featureSource.js";
import { AREA_LEVELS, areaStyle, fenceName, fenceStyle } from "../map/fenceStyle.js";
import { baseLayers, showBase } from "../map/baseLayers.js";
import { onDatum, project } from "../map/projection.js";
import { palette, paletteVersion, px } from "../map/symbols.js";
import { t } from "../i18n/index.js";

const ZOOM_MOST = 17;
/** What is shown around a place without a track: enough to know where one is. */
const AROUND_PLACE_M = 700;
const AROUND_TRACK_M = 120;

function line(points, role) {
  return points.length > 1
    ? [new ol.Feature({ role, geometry: new ol.geom.LineString(points.map((point) => project(point.lng, point.lat))) })]
    : [];
}

function trackStyle(feature) {
  const stroke = (colour, width, lineDash) =>
    new ol.style.Style({ stroke: new ol.style.Stroke({ color: palette()(colour), width, lineDash }) });
  const dot = (colour, radius, text) =>
    new ol.style.Style({
      image: new ol.style.Circle({
        radius,
        fill: new ol.style.Fill({ color: palette()(colour) }),
        stroke: new ol.style.Stroke({ color: palette()("map-land"), width: 2 }),
      }),
      text: text
        ? new ol.style.Text({
            text,
            offsetY: -15,
            font: `600 ${px(12)}px ${palette()("font")}`,
            fill: new ol.style.Fill({ color: palette()("text") }),
            stroke: new ol.style.Stroke({ color: palette()("map-land"), width: 3 }),
          })
        : undefined,
    });
  switch (feature.get("role")) {
    case "BEFORE":
      return stroke("text-3", 2, [4, 5]);
    case "AFTER":
      return stroke("s2", 2, [8, 5]);
    case "DURING":
      return stroke("s5", 4);
    case "START":
      return dot("s3", 6, t("track.start"));
    case "END":
      return dot("s2", 6, t("track.end"));
    case "UNCERTAIN":
      return new ol.style.Style({
        stroke: new ol.style.Stroke({ color: palette()("text-2"), width: 1, lineDash: [3, 3] }),
      });
    default:
      return dot("s5", 8, feature.get("name") ?? "");
  }
}

/** Where it was: place, fence, and the track before, during and after. */
export const SmallMap = {
  name: "SmallMap",
  props: ["page", "points"],
  setup(props) {
    const target = ref(null);
    let map;
    let resize;
    const areas = vectorLayer(areaStyle, 5);
    const fence = vectorLayer((feature, resolution) => [fenceStyle(feature), fenceName(feature, resolution)].filter(Boolean), 10);
    const track = vectorLayer(trackStyle, 20);

    const draw = () => {
      const { candidate, fence: own } = props.page;
      const { place, episode } = candidate;
      areas.set(featuresOf(fences.value, (properties) => AREA_LEVELS.includes(properties.kind)));
      fence.set(own ? featuresOf({ features: [own] }, () => true) : []);
      const start = Date.parse(episode.start);
      const end = Date.parse(episode.end ?? episode.lastObserved);
      const at = (point) => Date.parse(point.time);
      const points = props.points;
      const during = points.filter((point) => at(point) >= start && at(point) <= end);
      const before = points.filter((point) => at(point) <= start);
      const after = points.filter((point) => at(point) >= end);
      const centre = project(place.lng, place.lat);
      const mark = (role, point) => new ol.Feature({ role, geometry: new ol.geom.Point(project(point.lng, point.lat)) });
      const stretch = Math.cos((place.lat * Math.PI) / 180);
      track.set([
        ...line([...before, ...during.slice(0, 1)], "BEFORE"),
        ...line([...during.slice(-1), ...after], "AFTER"),
        ...line(during, "DURING"),
        ...(place.uncertaintyM
          ? [new ol.Feature({ role: "UNCERTAIN", geometry: new ol.geom.Circle(centre, place.uncertaintyM / stretch) })]
          : []),
        new ol.Feature({ role: "PLACE", name: own ? "" : place.name, geometry: new ol.geom.Point(centre) }),
        ...(during.length > 1 ? [mark("START", during[0]), mark("END", during.at(-1))] : []),
      ]);
    };

    const fit = () => {
      const extent = track.source.getExtent();
      const whole = ol.extent.buffer(extent, props.points.length > 1 ? Math.max(AROUND_TRACK_M, (extent[2] - extent[0]) * 0.12) : AROUND_PLACE_M);
      map.getView().fit(whole, { maxZoom: ZOOM_MOST, padding: [16, 16, 16, 16] });
    };

    onMounted(() => {
      map = new ol.Map({
        target: target.value,
        controls: [],
        layers: [areas.layer, fence.layer, track.layer],
        view: new ol.View({ center: [0, 0], zoom: 14, enableRotation: false }),
      });
      showBase(map, baseLayers([]), "schematic");
      draw();
      fit();
      resize = new ResizeObserver(() => {
        map.updateSize();
        fit();
      });
      resize.observe(target.value);
    });
    const ends = [
      watch(() => [props.page, props.points, fences.value], () => {
        draw();
        fit();
      }),
      watch(paletteVersion, () => [areas, fence, track].forEach((part) => part.layer.changed())),
      onDatum(draw),
    ];
    onBeforeUnmount(() => {
      ends.forEach((end) => end());
      resize?.disconnect();
      map?.setTarget(null);
      map?.dispose();
    });
    return () => h("div", { class: "small-map", ref: target, "aria-label": t("case.map") });
  },
};
