import { h } from "/lib/vue.js";
import { clockTime } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";
import { SeverityMark } from "./SeverityMark.js";

/** The head under which the rows of a storm are folded. */
export function StormHead(props) {
  const { rows, open } = props.line;
  const starts = rows.map((row) => row.start).sort();
  const plates = new Set(rows.map((row) => row.plate ?? row.deviceId)).size;
  return [
    h(SeverityMark, { severity: Math.max(...rows.map((row) => row.severity)) }),
    h("div", { class: "card-main" }, [
      h("div", { class: "card-line" }, [
        h("b", { class: "storm-count" }, t("storm.count", { n: rows.length })),
        h("span", { class: "card-kind" }, word("kind", rows[0].kind)),
        h("time", { class: "card-time" }, `${clockTime(starts[0])} – ${clockTime(starts.at(-1))}`),
      ]),
      h("div", { class: "card-line card-facts" }, [
        h("span", { class: "card-place" }, rows[0].place),
        h("span", t("storm.subjects", { n: plates })),
      ]),
      h("div", { class: "card-line card-chips" }, [
        h("span", { class: "chip" }, open ? t("storm.fold") : t("storm.unfold")),
      ]),
    ]),
  ];
}
StormHead.props = ["line"];
