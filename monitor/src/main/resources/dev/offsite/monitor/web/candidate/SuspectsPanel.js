import { h } from "/lib/vue.js";
import { Plate } from "../list/Plate.js";
import { duration, number, shortDateTime } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";

function reason({ code, points }) {
  const sign = points > 0 ? "+" : points < 0 ? "−" : "±";
  return h("li", { key: code }, [
    h("span", word("traceReason", code)),
    h("code", `${sign}${number(Math.abs(points), 1)}`),
  ]);
}

function suspect(one, rank) {
  const load = `${word("load", one.loadBefore)} → ${word("load", one.loadAfter)}`;
  const away = t("trace.distance", { m: number(one.distanceM, 0), u: number(one.uncertaintyM, 0) });
  return h("li", { key: `${one.deviceId}-${one.from}`, class: "suspect" }, [
    h("p", [
      h("strong", `${rank}. `),
      h(Plate, { plate: one.plate, device: one.deviceId }),
      " ",
      h("span", { class: "chip" }, t("trace.score", { n: number(one.score, 1) })),
    ]),
    h("p", { class: "dim" }, [
      `${word("presence", one.presence)} · ${shortDateTime(one.from)} · ${duration(one.durationS)} · ${away}`,
      ` · ${load}`,
      one.site ? ` · ${one.site}` : "",
      one.permit ? ` · ${one.permit}` : "",
      one.company ? ` · ${one.company}` : "",
    ]),
    h("ul", { class: "codes" }, (one.reasons ?? []).map(reason)),
  ]);
}

/** The trucks that were near a heap, most likely first, with what speaks for and against each. */
export function SuspectsPanel(props) {
  const trace = props.page.candidate.dumpingTrace;
  if (!trace) {
    return null;
  }
  const suspects = trace.suspects ?? [];
  return h("section", { class: "panel suspects" }, [
    h("h2", t("trace.title", { n: trace.trucks })),
    h("p", { class: "dim" }, trace.cleanAt
      ? t("trace.clean", { at: shortDateTime(trace.cleanAt), by: trace.cleanBy })
      : t("trace.notClean", { at: shortDateTime(trace.from) })),
    suspects.length === 0
      ? h("p", t("trace.nobody"))
      : h("ol", { class: "related" }, suspects.map((one, index) => suspect(one, index + 1))),
    h("p", { class: "dim" }, t("trace.lead")),
  ]);
}
SuspectsPanel.props = ["page"];
