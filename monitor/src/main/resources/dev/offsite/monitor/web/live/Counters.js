import { h } from "/lib/vue.js";
import { number } from "../i18n/format.js";
import { t } from "../i18n/index.js";
import { filter } from "../list/listState.js";
import { noFilter } from "../list/filter.js";
import { bridges, figures } from "./situation.js";

function counter(key, value, tone, onClick) {
  return h(
    onClick ? "button" : "div",
    { class: ["counter", tone], onClick, "data-testid": `counter-${key}` },
    [h("b", number(value)), h("span", t(`counter.${key}`))],
  );
}

/** Today's numbers above the map; those that name a matter filter the list. */
export function Counters() {
  const now = figures.value;
  const worst = [...bridges.value.values()].reduce((most, bridge) => Math.max(most, bridge.share ?? 0), 0);
  return h("div", { class: "counters" }, [
    counter("opened", now?.today?.opened ?? null, ""),
    counter("waiting", now?.today?.byState?.COLLECTED ?? null, "", () =>
      Object.assign(filter, noFilter(), { desk: filter.desk, stage: "UNDECIDED" }),
    ),
    counter("breached", now?.breaches?.breached ?? null, now?.breaches?.breached > 0 ? "bad" : "", () =>
      Object.assign(filter, noFilter(), { desk: filter.desk, stage: "ALL", breached: true }),
    ),
    counter("trucks", now?.trucks?.live ?? null, ""),
    counter("silent", now?.trucks?.silent ?? null, now?.trucks?.silent > 0 ? "warn" : ""),
    counter("red", now?.trucks?.byScore?.RED ?? null, now?.trucks?.byScore?.RED > 0 ? "bad" : ""),
    counter("sick", now?.devices ? now.devices.sick + now.devices.silent : null, ""),
    h("div", { class: ["counter", worst > 1 ? "bad" : worst > 0.8 ? "warn" : ""] }, [
      h("b", `${Math.round(worst * 100)} %`),
      h("span", t("counter.bridge")),
    ]),
  ]);
}
