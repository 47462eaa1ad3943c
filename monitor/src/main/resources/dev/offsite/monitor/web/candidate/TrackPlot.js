import { h } from "/lib/vue.js";
import { clockTime, number } from "../i18n/format.js";
import { t } from "../i18n/index.js";

const WIDTH = 560;
const HEIGHT = 170;
const LEFT = 40;
const BOTTOM = 24;
const TOP = 10;
/** Points further apart than this are not joined: nothing is known in between. */
const GAP_MOST_MS = 180_000;

function path(points, x, y) {
  let d = "";
  let before = null;
  for (const point of points) {
    const at = Date.parse(point.time);
    d += `${before !== null && at - before <= GAP_MOST_MS ? "L" : "M"}${x(at).toFixed(1)} ${y(point.speedKph).toFixed(1)}`;
    before = at;
  }
  return d;
}

/** Speed over time, the episode shaded. @param {{points: any[], episode: any, limitKph: number | null}} props */
export function TrackPlot(props) {
  const points = props.points.filter((point) => Number.isFinite(point.speedKph));
  if (points.length < 2) {
    return h("p", { class: "dim" }, t("track.noSpeed"));
  }
  const times = points.map((point) => Date.parse(point.time));
  const from = Math.min(...times);
  const until = Math.max(...times);
  const most = Math.max(...points.map((point) => point.speedKph), props.limitKph ?? 0, 20) * 1.1;
  const x = (ms) => LEFT + ((ms - from) / Math.max(1, until - from)) * (WIDTH - LEFT - 6);
  const y = (kph) => TOP + (1 - kph / most) * (HEIGHT - TOP - BOTTOM);
  const start = Math.max(from, Date.parse(props.episode.start));
  const end = Math.min(until, Date.parse(props.episode.end ?? props.episode.lastObserved));
  const step = most > 80 ? 40 : most > 35 ? 20 : 10;
  const grid = [];
  for (let kph = 0; kph <= most; kph += step) {
    grid.push(kph);
  }
  return h("svg", { class: "plot", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": t("track.speed") }, [
    end >= start
      ? h("rect", { class: "episode", x: x(start), y: TOP, width: Math.max(2, x(end) - x(start)), height: HEIGHT - TOP - BOTTOM })
      : null,
    grid.map((kph) => [
      h("line", { class: "grid", x1: LEFT, x2: WIDTH, y1: y(kph), y2: y(kph) }),
      h("text", { class: "axis", x: LEFT - 6, y: y(kph) + 4, "text-anchor": "end" }, number(kph)),
    ]),
    props.limitKph ? h("line", { class: "limit-line", x1: LEFT, x2: WIDTH, y1: y(props.limitKph), y2: y(props.limitKph) }) : null,
    h("path", { class: "speed", d: path(points, x, y) }),
    points.length <= 80 ? points.map((point, i) => h("circle", { class: "speed-point", cx: x(times[i]), cy: y(point.speedKph), r: 2.2 })) : null,
    [from, (from + until) / 2, until].map((at, i) =>
      h("text", { class: "axis", x: x(at), y: HEIGHT - 6, "text-anchor": ["start", "middle", "end"][i] }, clockTime(at)),
    ),
    h("text", { class: "axis", x: 2, y: TOP + 2 }, "km/h"),
  ]);
}
TrackPlot.props = ["points", "episode", "limitKph"];
