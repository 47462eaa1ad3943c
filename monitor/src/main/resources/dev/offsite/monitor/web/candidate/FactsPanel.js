import { h } from "/lib/vue.js";
import { number, quantity } from "../i18n/format.js";
import { knownWord, t, word } from "../i18n/index.js";
import { AxleDiagram } from "./AxleDiagram.js";
import { LimitBar } from "./LimitBar.js";
import { messageOf } from "./openCase.js";
import { SizeDiagram } from "./SizeDiagram.js";
import { SortieComparison } from "./SortieComparison.js";
import { TrackPlot } from "./TrackPlot.js";

/** Units that names of details carry at their end. */
const UNITS = [["Kg", "kg"], ["Kph", "km/h"], ["Percent", "%"], ["Deg", "°"], ["S", "s"], ["M", "m"]];
const CODES = ["configuration", "comparison", "fenceKind", "direction", "objectClass", "scope", "size"];
const GROUPS = { fenceKind: "fence", objectClass: "object" };

function detailValue(name, value) {
  if (CODES.includes(name)) {
    return word(GROUPS[name] ?? name, value);
  }
  if (name === "overWithErrorDeducted") {
    return value === "true" ? t("yes") : t("no");
  }
  const unit = UNITS.find(([suffix]) => name.endsWith(suffix));
  return unit && value.trim() !== "" && Number.isFinite(Number(value)) ? quantity(Number(value), unit[1]) : value;
}

/** The picture that belongs to the kind; whatever the facts allow. */
function picture(open, points) {
  const { candidate, records } = open.page;
  const worst = records.find((record) => record.role === "WORST") ?? records[0];
  const message = worst ? messageOf(open.records[worst.number]) : null;
  const parts = [];
  if (message?.axleLoadsKg?.length > 0) {
    parts.push(h(AxleDiagram, { passage: message }));
  }
  if (candidate.kind === "OVERSIZE" && candidate.facts.details) {
    parts.push(h(SizeDiagram, { details: candidate.facts.details }));
  } else if (candidate.kind === "PATROL_OBJECT") {
    parts.push(h(SortieComparison, { open }));
  } else if (candidate.facts.limit !== null && candidate.facts.limit !== undefined) {
    parts.push(h(LimitBar, { facts: candidate.facts }));
  }
  if (points.length > 1) {
    parts.push(h("h3", t("track.speed")), h(TrackPlot, { points, episode: candidate.episode, limitKph: candidate.facts.unit === "km/h" ? candidate.facts.limit : null }));
  }
  return parts;
}

/** What was measured, against what, and what else is known of it. */
export function FactsPanel(props) {
  const { candidate } = props.open.page;
  const { facts, episode } = candidate;
  const details = Object.entries(facts.details ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return h("section", { class: "panel facts" }, [
    h("h2", t("facts.title")),
    picture(props.open, props.points),
    h("dl", { class: "pairs wide" }, [
      h("dt", t("facts.measured")), h("dd", h("b", quantity(facts.measured, facts.unit))),
      facts.excessPercent === null || facts.excessPercent === undefined
        ? null
        : [h("dt", t("facts.excess")), h("dd", `${quantity(facts.excess, facts.unit)} · ${number(facts.excessPercent, 1)} %`)],
      h("dt", t("facts.duration")), h("dd", quantity(episode.durationS, "s")),
      episode.distanceM === null || episode.distanceM === undefined
        ? null
        : [h("dt", t("facts.distance")), h("dd", `${number(episode.distanceM, 0)} m`)],
      h("dt", t("facts.observations")), h("dd", number(episode.observations)),
      details.map(([name, value]) => [h("dt", knownWord("detail", name) ?? name), h("dd", detailValue(name, value))]),
    ]),
    facts.notes?.length > 0
      ? h("ul", { class: "codes" }, facts.notes.map((note) => h("li", [h("span", word("note", note)), h("code", note)])))
      : null,
  ]);
}
FactsPanel.props = ["open", "points"];
