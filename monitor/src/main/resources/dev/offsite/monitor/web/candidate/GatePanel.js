import { h } from "/lib/vue.js";
import { gradeTones } from "../list/RowCard.js";
import { number } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";

/** Whether the record may become evidence, why not, and which law it touches. */
export function GatePanel(props) {
  const { gate, law, rule, place } = props.page.candidate;
  return h("section", { class: "panel gate" }, [
    h("h2", [t("gate.title"), " ", h("span", { class: ["chip", gradeTones[gate.grade]] }, word("grade", gate.grade))]),
    gate.reasons?.length > 0
      ? h("ul", { class: "codes" }, gate.reasons.map((reason) => h("li", [h("span", word("reason", reason)), h("code", reason)])))
      : h("p", { class: "dim" }, t("gate.nothing")),
    gate.completeness === null || gate.completeness === undefined
      ? null
      : h("p", [
          t("gate.completeness", { n: number(gate.completeness * 100, 0) }),
          gate.missing?.length > 0 ? t("gate.missing", { list: gate.missing.map((part) => word("part", part)).join("、") }) : "",
        ]),
    h("h2", t("law.title")),
    h("dl", { class: "pairs" }, [
      h("dt", t("law.matter")), h("dd", law.matter),
      h("dt", t("law.basis")), h("dd", law.basis),
      law.band ? [h("dt", t("law.band")), h("dd", word("band", law.band))] : null,
      h("dt", t("law.department")), h("dd", law.department),
      place.roadClass ? [h("dt", t("law.road")), h("dd", word("road", place.roadClass))] : null,
      h("dt", t("law.rule")), h("dd", { class: "mono" }, `${rule.id}/${rule.version} · ${rule.release}`),
    ]),
    h("p", { class: "dim" }, t("law.never")),
  ]);
}
GatePanel.props = ["page"];
