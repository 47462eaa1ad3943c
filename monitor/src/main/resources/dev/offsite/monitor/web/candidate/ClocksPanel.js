import { h } from "/lib/vue.js";
import { Countdown } from "../list/Countdown.js";
import { dateTime, number } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";
import { now } from "../shell/clock.js";

function share(clock) {
  const start = Date.parse(clock.startedAt);
  const due = Date.parse(clock.dueAt);
  const at = clock.stoppedAt ? Date.parse(clock.stoppedAt) : now.value;
  return Math.min(1, Math.max(0, (at - start) / Math.max(1, due - start)));
}

/** The deadlines, counting down. */
export function ClocksPanel(props) {
  const { clocks, breaches, candidate, state } = props.page;
  const reaction = (Date.parse(candidate.clocks.decided) - Date.parse(candidate.clocks.event)) / 1000;
  return h("section", { class: "panel clocks" }, [
    h("h2", t("clocks.title")),
    state.responsible
      ? h("p", [t("clocks.responsible"), " ", h("b", state.responsible.squad ?? "–"), h("span", { class: "dim" }, ` ${state.responsible.matter ?? ""}`)])
      : null,
    clocks.length === 0 ? h("p", { class: "dim" }, t("clocks.none")) : null,
    h("ul", clocks.map((clock) =>
      h("li", { class: ["clock", clock.stoppedAt ? "stopped" : "", String(clock.standing).toLowerCase()] }, [
        h("span", { class: "clock-step" }, word("step", clock.step)),
        clock.stoppedAt
          ? h("span", { class: ["chip", clock.standing === "KEPT" ? "good" : "bad"] }, word("standing", clock.standing))
          : h(Countdown, { due: clock.dueAt }),
        h("span", { class: "dim" }, t("clocks.due", { at: dateTime(clock.dueAt) })),
        h("span", { class: "meter" }, [h("i", { style: { width: `${share(clock) * 100}%` } })]),
      ]),
    )),
    breaches.length > 0
      ? h("ul", { class: "codes" }, breaches.map((breach) =>
          h("li", { class: "bad" }, `${word("step", breach.step)} · ${word("breach", breach.level)} · ${dateTime(breach.at)}`)))
      : null,
    h("dl", { class: "pairs" }, [
      h("dt", t("clocks.event")), h("dd", dateTime(candidate.clocks.event)),
      h("dt", t("clocks.received")), h("dd", dateTime(candidate.clocks.received)),
      h("dt", t("clocks.decided")), h("dd", `${dateTime(candidate.clocks.decided)} (+${number(reaction, 2)} ${t("unit.s")})`),
    ]),
  ]);
}
ClocksPanel.props = ["page"];
