import { h } from "/lib/vue.js";
import { number, quantity } from "../i18n/format.js";
import { t } from "../i18n/index.js";

const WIDTH = 560;
const GROUND_Y = 118;
const WHEEL_R = 13;
/** Axles closer than this are one group: what GB 1589 treats as tandem or tridem. */
const GROUP_SPACING_MOST_M = 1.8;
const BAR_MOST = 66;

/** Places of the axles in metres from the first; even where spacings are missing. */
function placesOf(passage) {
  const places = [0];
  for (let i = 1; i < passage.axleLoadsKg.length; i++) {
    places.push(places[i - 1] + (passage.axleSpacingsM?.[i - 1] ?? 2.5));
  }
  return places;
}

/** Cab in front, cargo over the rest; where an articulated train bends there is a gap. */
function body(places, x) {
  const last = x(places.at(-1)) + 30;
  const gap = places.findIndex((place, i) => i > 1 && place - places[i - 1] > 4);
  const cabRight = Math.max(x(0) + 34, x(places[Math.min(1, places.length - 1)]) - 40);
  const cargoLeft = gap > 0 ? x(places[gap - 1]) - 34 : cabRight + 8;
  return [
    h("path", { class: "truck-cab", d: `M${x(0) - 26} 98 V66 q0 -10 10 -12 l14 -22 h${cabRight - x(0) + 2} V98 z` }),
    h("rect", { class: "truck-body", x: cargoLeft, y: 24, width: Math.max(40, last - cargoLeft), height: 68, rx: 3 }),
    h("line", { class: "truck-frame", x1: x(0) - 20, x2: last, y1: 98, y2: 98 }),
  ];
}

/**
 * A vehicle from the side, its axles at their true distances and the load of each below it. Loads of
 * axles are evidence; what is limited is the gross mass, in the bar under it.
 *
 * @param {{passage: any}} props message of the scale
 */
export function AxleDiagram(props) {
  const passage = props.passage;
  const places = placesOf(passage);
  const loads = passage.axleLoadsKg;
  const length = Math.max(4, places.at(-1));
  const x = (m) => 52 + (m / length) * (WIDTH - 110);
  const most = Math.max(...loads, 1);
  const groups = [];
  places.forEach((place, i) => {
    const group = groups.at(-1);
    if (group && place - places[group.at(-1)] <= GROUP_SPACING_MOST_M) {
      group.push(i);
    } else {
      groups.push([i]);
    }
  });
  return h("svg", { class: "axles", viewBox: `0 0 ${WIDTH} 248`, role: "img", "aria-label": t("facts.axles") }, [
    body(places, x),
    h("line", { class: "road", x1: 0, x2: WIDTH, y1: GROUND_Y + WHEEL_R, y2: GROUND_Y + WHEEL_R }),
    places.map((place, i) => [
      h("circle", { class: "wheel", cx: x(place), cy: GROUND_Y, r: WHEEL_R }),
      h("circle", { class: "hub", cx: x(place), cy: GROUND_Y, r: 4 }),
      h("rect", {
        class: "axle-load", x: x(place) - 11, y: GROUND_Y + WHEEL_R + 4, width: 22,
        height: Math.max(2, (loads[i] / most) * BAR_MOST), rx: 2,
      }),
      h("text", {
        class: "axle-text", x: x(place), y: GROUND_Y + WHEEL_R + 18 + (loads[i] / most) * BAR_MOST, "text-anchor": "middle",
      }, number(loads[i] / 1000, 1)),
    ]),
    groups.filter((group) => group.length > 1).map((group) => {
      const from = x(places[group[0]]) - 12;
      const to = x(places[group.at(-1)]) + 12;
      const sum = group.reduce((total, i) => total + loads[i], 0);
      return [
        h("path", { class: "group-line", d: `M${from} 222 v6 H${to} v-6` }),
        h("text", { class: "axle-text group", x: (from + to) / 2, y: 242, "text-anchor": "middle" }, quantity(sum, "kg")),
      ];
    }),
    (passage.axleSpacingsM ?? []).slice(0, places.length - 1).map((spacing, i) =>
      h("text", { class: "spacing", x: (x(places[i]) + x(places[i + 1])) / 2, y: GROUND_Y + 4, "text-anchor": "middle" },
        x(places[i + 1]) - x(places[i]) > 52 ? `${number(spacing, 2)} m` : ""),
    ),
  ]);
}
AxleDiagram.props = ["passage"];
