import { h } from "/lib/vue.js";
import { number, shortDateTime } from "../i18n/format.js";

const WIDTH = 1000;
const HEIGHT = 170;
const LEFT = 52;
const BOTTOM = 24;
const TOP = 10;

/**
 * Values over time as dots, a line, or bars.
 *
 * @param {{points: {at: string, value: number}[], unit: string, form: "DOTS" | "LINE" | "BARS", cursor?: string | null, limit?: number}} props
 */
export function SeriesChart(props) {
  const points = props.points.filter((point) => Number.isFinite(point.value));
  if (points.length === 0) {
    return null;
  }
  const times = points.map((point) => Date.parse(point.at));
  const from = times[0];
  const until = Math.max(times.at(-1), from + 1);
  const most = Math.max(...points.map((point) => point.value), props.limit ?? 0, 1) * 1.1;
  const x = (ms) => LEFT + ((ms - from) / (until - from)) * (WIDTH - LEFT - 10);
  const y = (value) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  const step = niceStep(most / 3);
  const grid = [];
  for (let value = 0; value <= most; value += step) {
    grid.push(value);
  }
  const width = Math.max(2, ((WIDTH - LEFT) / Math.max(8, points.length)) * 0.7);
  const marks = () => {
    switch (props.form) {
      case "BARS":
        return points.map((point, i) =>
          h("rect", { class: "bar", x: x(times[i]) - width / 2, width, y: y(point.value), height: y(0) - y(point.value) }));
      case "DOTS":
        return points.map((point, i) => h("circle", { class: "dot", cx: x(times[i]), cy: y(point.value), r: 2.6 }));
      default:
        return h("path", { class: "speed", d: points.map((point, i) => `${i ? "L" : "M"}${x(times[i]).toFixed(1)} ${y(point.value).toFixed(1)}`).join("") });
    }
  };
  return h("svg", { class: "plot", viewBox: `0 0 ${WIDTH} ${HEIGHT}` }, [
    grid.map((value) => [
      h("line", { class: "grid", x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value) }),
      h("text", { class: "axis", x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, number(value, 1)),
    ]),
    props.limit ? h("line", { class: "limit-line", x1: LEFT, x2: WIDTH, y1: y(props.limit), y2: y(props.limit) }) : null,
    marks(),
    props.cursor
      ? h("line", { class: "cursor", x1: x(Date.parse(props.cursor)), x2: x(Date.parse(props.cursor)), y1: TOP, y2: HEIGHT - BOTTOM })
      : null,
    [from, (from + until) / 2, until].map((at, i) =>
      h("text", { class: "axis", x: x(at), y: HEIGHT - 6, "text-anchor": ["start", "middle", "end"][i] }, shortDateTime(at))),
    h("text", { class: "axis", x: 2, y: TOP + 4 }, props.unit),
  ]);
}
SeriesChart.props = ["points", "unit", "form", "cursor", "limit"];

/** The next of 1, 2, 5, 10, 20 … */
function niceStep(raw) {
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw) ?? raw;
}
