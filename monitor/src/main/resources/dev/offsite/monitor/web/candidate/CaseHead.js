import { h } from "/lib/vue.js";
import { against, gradeTones, stateTones } from "../list/RowCard.js";
import { Countdown } from "../list/Countdown.js";
import { Plate } from "../list/Plate.js";
import { SeverityMark } from "../list/SeverityMark.js";
import { dateTime } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";

/** The line that says what this is about. */
export function CaseHead(props) {
  const { row, state, candidate } = props.page;
  return h("header", { class: "case-head panel" }, [
    h(SeverityMark, { severity: row.severity }),
    h("div", { class: "case-title" }, [
      h("div", { class: "case-line" }, [
        h(Plate, { plate: row.plate, color: row.plateColor, device: row.deviceId }),
        h("h2", word("kind", row.correctedKind ?? row.kind)),
        candidate.subject.objectClass && candidate.kind === "PATROL_OBJECT"
          ? h("b", word("object", candidate.subject.objectClass))
          : null,
        row.correctedKind
          ? h("span", { class: "dim" }, t("case.corrected", { kind: word("kind", row.kind) }))
          : null,
        h("b", { class: "case-against" }, against(row)),
      ]),
      h("div", { class: "case-line dim" }, [
        h("span", row.place),
        row.company ? h("span", row.company) : null,
        h("time", dateTime(candidate.episode.start)),
        h("span", { class: "mono case-id", title: row.id }, row.id.slice(0, 8)),
      ]),
    ]),
    h("div", { class: "case-chips" }, [
      h("span", { class: ["chip", gradeTones[row.grade]] }, word("grade", row.grade)),
      h("span", { class: "chip" }, word("phase", row.phase)),
      h("span", { class: ["chip", "state", stateTones[state.state]], "data-testid": "state" }, [
        word("state", state.state),
        state.confirmed === false && state.version > 0 ? " …" : "",
      ]),
      state.assignedTo ? h("span", { class: "chip info" }, state.assignedTo) : null,
      h(Countdown, { due: row.nextDeadline, step: row.nextDeadlineStep, breached: row.breached }),
    ]),
  ]);
}
CaseHead.props = ["page"];
