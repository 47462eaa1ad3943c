import { h } from "/lib/vue.js";
import { clockTime, dayOf, number, quantity, shortDateTime } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";
import { now } from "../shell/clock.js";
import { Countdown } from "./Countdown.js";
import { Plate } from "./Plate.js";
import { SeverityMark } from "./SeverityMark.js";

/** Tone of a case state: what waits for somebody stands out. */
export const stateTones = {
  COLLECTED: "",
  ACCEPTED: "info",
  DISPATCHED: "info",
  ON_SITE: "info",
  JUDGED: "good",
  CLOSED: "good",
  NOT_PUNISHED: "",
  DUPLICATE: "",
  WITHDRAWN: "",
};

export const gradeTones = { ADMISSIBLE: "good", REVIEW: "warn", INADMISSIBLE: "bad" };

/** Measured against limit in one line. @param {any} row */
export function against(row) {
  if (row.unit === "1" && (row.limit ?? null) === null) {
    return t("facts.confidence", { n: number(row.measured * 100) });
  }
  if (row.limit === null || row.limit === undefined) {
    return quantity(row.measured, row.unit);
  }
  const percent =
    row.excessPercent === null || row.excessPercent === undefined
      ? ""
      : ` +${number(row.excessPercent, row.excessPercent < 10 ? 1 : 0)} %`;
  return `${quantity(row.measured, row.unit)} / ${quantity(row.limit, row.unit)}${percent}`;
}

function whenOf(row) {
  return dayOf(row.start) === dayOf(now.value) ? clockTime(row.start) : shortDateTime(row.start);
}

/** One candidate in the list. */
export function RowCard(props) {
  const row = props.row;
  return [
    h(SeverityMark, { severity: row.severity }),
    h("div", { class: "card-main" }, [
      h("div", { class: "card-line" }, [
        h(Plate, { plate: row.plate, color: row.plateColor, device: row.deviceId }),
        h("span", { class: "card-kind" }, word("kind", row.correctedKind ?? row.kind)),
        h("time", { class: "card-time", datetime: row.start }, whenOf(row)),
      ]),
      h("div", { class: "card-line card-facts" }, [
        row.objectClass ? h("b", word("object", row.objectClass)) : null,
        h("b", against(row)),
        h("span", { class: "card-place" }, row.place),
        row.company ? h("span", { class: "card-company" }, row.company) : null,
      ]),
      h("div", { class: "card-line card-chips" }, [
        h("span", { class: ["chip", gradeTones[row.grade]] }, word("grade", row.grade)),
        h("span", { class: ["chip", stateTones[row.state]] }, word("state", row.state)),
        row.phase === "CLOSED"
          ? null
          : h(
              "span",
              { class: ["chip", "phase", row.phase === "WITHDRAWN" ? "" : "going"] },
              word("phase", row.phase),
            ),
        row.duplicates > 0
          ? h("span", { class: "chip" }, t("row.duplicates", { n: row.duplicates }))
          : null,
        row.attention?.length > 0
          ? h("span", { class: "chip warn", title: row.attention.map((a) => word("attention", a)).join(" · ") }, "!")
          : null,
        row.assignedTo ? h("span", { class: "card-squad" }, row.assignedTo) : null,
        h(Countdown, { due: row.nextDeadline, step: row.nextDeadlineStep, breached: row.breached }),
      ]),
    ]),
  ];
}
RowCard.props = ["row"];
