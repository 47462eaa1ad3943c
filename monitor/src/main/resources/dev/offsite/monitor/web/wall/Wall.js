import { h } from "/lib/vue.js";
import { SeverityMark } from "../list/SeverityMark.js";
import { clockTime, dateTime, dayOf, hourOf, number, quantity } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";
import { levelTone } from "../map/levelTone.js";
import { now } from "../shell/clock.js";
import { figures, standing } from "./feed.js";

const WORDS_SHOWN = 5;
const BRIDGES_SHOWN = 7;
const BREACHES_SHOWN = 4;
const KINDS_SHOWN = 5;

function big(key, value, tone) {
  return h("div", { class: ["big", tone] }, [h("b", number(value)), h("span", t(`wall.${key}`))]);
}

function today(now) {
  return h("section", { class: "wall-today" }, [
    big("opened", now.today?.opened, ""),
    big("waiting", now.today?.byState?.COLLECTED ?? 0, ""),
    big("breached", now.breaches?.breached ?? 0, now.breaches?.breached > 0 ? "bad" : "good"),
    big("trucks", now.trucks?.live, ""),
    big("devicesBad", now.devices ? now.devices.sick + now.devices.silent : null, now.devices?.sick > 0 ? "warn" : "good"),
  ]);
}

function trend(now) {
  const hours = (now.perHour ?? []).slice(-24);
  const most = Math.max(1, ...hours.map((hour) => hour.opened));
  return h("section", { class: "wall-box wall-trend" }, [
    h("h2", t("wall.trend")),
    h("div", { class: "trend" }, hours.map((hour) =>
      h("div", { class: "hour", key: hour.hour }, [
        h("b", hour.opened > 0 ? number(hour.opened) : ""),
        h("i", { style: { height: `${(hour.opened / most) * 72}%` } }),
        h("span", hourOf(hour.hour).slice(0, 2)),
      ]),
    )),
  ]);
}

function kinds(now) {
  const list = Object.entries(now.today?.byKind ?? {}).sort((a, b) => b[1] - a[1]).slice(0, KINDS_SHOWN);
  const severities = now.today?.bySeverity ?? {};
  return h("section", { class: "wall-box" }, [
    h("h2", t("wall.kinds")),
    h("ul", { class: "wall-list" }, list.map(([kind, count]) => h("li", { key: kind }, [h("span", word("kind", kind)), h("b", number(count))]))),
    h("p", { class: "wall-severities" }, [5, 4, 3, 2, 1].filter((severity) => severities[severity]).map((severity) =>
      h("span", [h(SeverityMark, { severity }), number(severities[severity])]))),
  ]);
}

function bridges(now) {
  const list = [...(now.bridges ?? [])].sort((a, b) => (b.share ?? 0) - (a.share ?? 0)).slice(0, BRIDGES_SHOWN);
  return h("section", { class: "wall-box" }, [
    h("h2", t("wall.bridges")),
    h("ul", { class: "wall-bridges" }, list.map((bridge) =>
      h("li", { key: bridge.siteId, class: levelTone(bridge.level) }, [
        h("span", bridge.name),
        h("span", { class: "wall-meter" }, [h("i", { style: { width: `${Math.min(100, (bridge.share ?? 0) * 100)}%` } })]),
        h("b", quantity(bridge.share, "share")),
        h("span", { class: "dim" }, t("wall.vehicles", { n: bridge.vehicles ?? 0 })),
      ]),
    )),
  ]);
}

function hotWords(now) {
  const list = (now.hotWords ?? []).slice(0, WORDS_SHOWN);
  return h("section", { class: "wall-box" }, [
    h("h2", t("wall.hotWords")),
    list.length === 0
      ? h("p", { class: "dim" }, t("wall.nothing"))
      : h("ul", { class: "wall-list" }, list.map((one) =>
          h("li", { class: one.state === "OVER" ? "dim" : "warn" }, [
            h("span", [word("object", one.objectClass), h("span", { class: "dim" }, ` ${one.districtName ?? ""}`)]),
            h("b", [number(one.count), h("small", ` ${t("wall.expected", { n: number(one.expected, 1) })}`)]),
          ]))),
  ]);
}

function breaches(now) {
  const list = (now.breaches?.newest ?? []).slice(0, BREACHES_SHOWN);
  return h("section", { class: "wall-box" }, [
    h("h2", [t("wall.breaches"), h("span", { class: "dim" }, ` ${t("wall.warned", { n: now.breaches?.warned ?? 0 })}`)]),
    list.length === 0
      ? h("p", { class: "good" }, t("wall.noBreach"))
      : h("ul", { class: "wall-list" }, list.map((one) =>
          h("li", { class: one.level === "BREACH" ? "bad" : "warn" }, [
            h("span", [word("step", one.step), " ", one.matter ?? "", h("span", { class: "dim" }, ` ${one.districtName ?? ""}`)]),
            h("b", clockTime(one.at).slice(0, 5)),
          ]))),
  ]);
}

function devices(now) {
  const part = now.devices;
  const score = now.trucks?.byScore ?? {};
  return h("section", { class: "wall-box" }, [
    h("h2", t("wall.devices")),
    part
      ? h("ul", { class: "wall-list" }, [
          ["live", "good"], ["silent", "warn"], ["sick", "bad"],
        ].map(([name, tone]) => h("li", { class: part[name] > 0 || name === "live" ? tone : "" }, [h("span", word("health", name.toUpperCase())), h("b", number(part[name]))])))
      : h("p", { class: "dim" }, t("wall.nothing")),
    part?.deadLettersToday > 0 ? h("p", { class: "dim" }, t("wall.deadLetters", { n: number(part.deadLettersToday) })) : null,
    h("p", { class: "wall-scores" }, ["RED", "YELLOW", "GREEN"].map((name) =>
      h("span", { class: `score-${name.toLowerCase()}` }, `${word("score", name)} ${number(score[name] ?? 0)}`))),
  ]);
}

/** What the room must see: large, few, and nothing personal. */
export function Wall() {
  const sums = figures.value;
  return h("div", { class: "wall" }, [
    h("header", { class: "wall-head" }, [
      h("h1", t("brand")),
      standing.value === "OK" ? null : h("span", { class: "wall-fault" }, t(`wall.fault.${standing.value}`)),
      h("span", { class: "spring" }),
      sums ? h("span", { class: "dim" }, t("wall.asOf", { at: dateTime(sums.asOf).slice(11) })) : null,
      h("time", `${dayOf(now.value)} ${clockTime(now.value)}`),
    ]),
    sums
      ? [today(sums), h("div", { class: "wall-grid" }, [trend(sums), kinds(sums), bridges(sums), hotWords(sums), breaches(sums), devices(sums)])]
      : h("p", { class: "wall-wait" }, standing.value === "FORBIDDEN" ? t("wall.fault.FORBIDDEN") : t("list.loading")),
  ]);
}
