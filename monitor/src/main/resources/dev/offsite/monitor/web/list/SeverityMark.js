import { h } from "/lib/vue.js";
import { severityPoints } from "../map/symbols.js";
import { t } from "../i18n/index.js";

/** The sign of a severity: shape, number and colour. @param {{severity: number}} props */
export function SeverityMark(props) {
  const s = Math.min(5, Math.max(1, props.severity));
  return h(
    "svg",
    {
      class: ["severity", `severity-${s}`],
      viewBox: "0 0 24 24",
      role: "img",
      "aria-label": t("severity.label", { n: s }),
    },
    [
      h("path", { d: severityPoints(s) }),
      h("text", { x: 12, y: s === 3 ? 18.2 : 16.4, "text-anchor": "middle" }, String(s)),
    ],
  );
}
SeverityMark.props = ["severity"];
