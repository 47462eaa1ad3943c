import { h } from "/lib/vue.js";
import { number, quantity } from "../i18n/format.js";
import { t } from "../i18n/index.js";

const WIDTH = 560;
const LEFT = 8;
const BAR_TOP = 30;
const BAR_HEIGHT = 26;

/** Measured against limit and tolerance as a bar. @param {{facts: any}} props */
export function LimitBar(props) {
  const { measured, limit, tolerance, unit, excess } = props.facts;
  const most = Math.max(measured, (limit ?? 0) * (tolerance ?? 1)) * 1.4 || 1;
  const x = (value) => LEFT + (Math.max(0, value) / most) * (WIDTH - 2 * LEFT);
  const over = limit !== null && limit !== undefined && measured > limit;
  const mark = (value, label, below, dashed) => [
    h("line", {
      x1: x(value), x2: x(value), y1: BAR_TOP - 8, y2: BAR_TOP + BAR_HEIGHT + 8,
      class: ["limit-line", dashed ? "dashed" : ""],
    }),
    h("text", {
      x: x(value), y: below ? BAR_TOP + BAR_HEIGHT + 24 : BAR_TOP - 13,
      "text-anchor": x(value) > WIDTH * 0.8 ? "end" : x(value) < WIDTH * 0.15 ? "start" : "middle",
      class: "limit-text",
    }, label),
  ];
  return h("svg", { class: "limit-bar", viewBox: `0 0 ${WIDTH} ${BAR_TOP + BAR_HEIGHT + 34}`, role: "img",
    "aria-label": `${quantity(measured, unit)} / ${quantity(limit, unit)}` }, [
    h("rect", { x: LEFT, y: BAR_TOP, width: WIDTH - 2 * LEFT, height: BAR_HEIGHT, class: "bar-ground", rx: 3 }),
    h("rect", { x: LEFT, y: BAR_TOP, width: (over ? x(limit) : x(measured)) - LEFT, height: BAR_HEIGHT, class: "bar-in", rx: 3 }),
    over ? h("rect", { x: x(limit), y: BAR_TOP, width: x(measured) - x(limit), height: BAR_HEIGHT, class: "bar-over", rx: 3 }) : null,
    h("text", { x: x(measured) + 8, y: BAR_TOP + 18, class: "bar-text" },
      quantity(measured, unit) + (over && excess ? ` (+${quantity(excess, unit)})` : "")),
    limit === null || limit === undefined ? null : mark(limit, t("facts.limit", { limit: quantity(limit, unit) }), false, false),
    limit && tolerance && tolerance !== 1
      ? mark(limit * tolerance, t("facts.tolerated", { limit: quantity(limit * tolerance, unit), factor: number(tolerance, 3) }), true, true)
      : null,
  ]);
}
LimitBar.props = ["facts"];
