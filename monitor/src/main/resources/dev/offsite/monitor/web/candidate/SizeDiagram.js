import { h } from "/lib/vue.js";
import { number } from "../i18n/format.js";
import { t } from "../i18n/index.js";

const SIZES = ["height", "width", "length"];

/** Height, width and length of a vehicle against their limits. @param {{details: Record<string, string>}} props */
export function SizeDiagram(props) {
  const rows = SIZES.map((size) => ({
    size,
    measured: Number(props.details[`${size}M`]),
    limit: Number(props.details[`${size}LimitM`]),
  })).filter((row) => row.measured > 0);
  const x = (row, value) => 80 + (value / (Math.max(row.measured, row.limit || 0) * 1.2)) * 400;
  return h("svg", { class: "limit-bar", viewBox: `0 0 560 ${rows.length * 46 + 8}`, role: "img", "aria-label": t("facts.size") },
    rows.map((row, i) => {
      const y = 10 + i * 46;
      const over = row.limit > 0 && row.measured > row.limit;
      return [
        h("text", { x: 0, y: y + 20, class: "limit-text" }, t(`size.${row.size}`)),
        h("rect", { x: 80, y, width: x(row, row.measured) - 80, height: 28, rx: 3, class: over ? "bar-over" : "bar-in" }),
        h("text", { x: x(row, row.measured) - 8, y: y + 19, "text-anchor": "end", class: "bar-text" }, `${number(row.measured, 2)} m`),
        row.limit > 0
          ? [
              h("line", { x1: x(row, row.limit), x2: x(row, row.limit), y1: y - 4, y2: y + 32, class: "limit-line" }),
              h("text", { x: 484, y: y + 19, class: "limit-text" }, `≤ ${number(row.limit, 2)} m`),
            ]
          : null,
      ];
    }),
  );
}
SizeDiagram.props = ["details"];
