import { h } from "/lib/vue.js";
import { gradeTones } from "../list/RowCard.js";
import { dateTime, quantity, shortDateTime } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";

const tones = { APPLIED: "good", PENDING: "warn", REFUSED: "bad" };

function decision(one) {
  const what = [
    one.reasonCode ? word("dismiss", one.reasonCode) : null,
    one.squad,
    one.duplicateOf,
    one.toKind ? word("kind", one.toKind) : null,
  ].filter(Boolean).join(" · ");
  return h("li", { key: one.feedbackId, class: "step-of-case" }, [
    h("span", [
      h("b", word("decision", one.decision)),
      " ",
      h("span", { class: "dim" }, `${one.by} · ${shortDateTime(one.at)}`),
      " ",
      one.outcome === "APPLIED" ? null : h("span", { class: ["chip", tones[one.outcome]] }, word("outcome", one.outcome)),
    ]),
    what ? h("span", what) : null,
    one.note ? h("q", one.note) : null,
    one.refusal ? h("span", { class: "notice bad" }, word("refusal", one.refusal)) : null,
  ]);
}

/** What people decided, and how the candidate changed: newest first. */
export function CourseOfCase(props) {
  const { decisions, revisions, revisionsDropped, state, candidate } = props.page;
  return h("section", { class: "panel course" }, [
    h("h2", t("course.decisions")),
    (state.attention ?? []).map((code) => h("p", { class: "notice warn" }, word("attention", code))),
    decisions.length === 0 ? h("p", { class: "dim" }, t("course.nobody")) : null,
    h("ol", [...decisions].sort((a, b) => (a.at < b.at ? 1 : -1)).map(decision)),
    h("h2", t("course.revisions", { n: revisions.length + (revisionsDropped ?? 0) })),
    h("ol", [...revisions].sort((a, b) => b.revision - a.revision).map((one) =>
      h("li", { key: one.revision, class: "step-of-case" }, [
        h("span", [
          h("b", `#${one.revision}`), " ", word("phase", one.phase), " ",
          h("span", { class: ["chip", gradeTones[one.grade]] }, word("grade", one.grade)), " ",
          quantity(one.measured, candidate.facts.unit),
        ]),
        h("span", { class: "dim" }, dateTime(one.decided)),
      ]),
    )),
    revisionsDropped > 0 ? h("p", { class: "dim" }, t("course.dropped", { n: revisionsDropped })) : null,
  ]);
}
CourseOfCase.props = ["page"];
