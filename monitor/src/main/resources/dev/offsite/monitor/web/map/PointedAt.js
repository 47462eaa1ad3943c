import { h } from "/lib/vue.js";
import { against } from "../list/RowCard.js";
import { Plate } from "../list/Plate.js";
import { SeverityMark } from "../list/SeverityMark.js";
import { clockTime, number, quantity } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";
import { session } from "../access/session.js";
import { go } from "../shell/router.js";

const ROWS_SHOWN = 6;

function pairs(list) {
  return h("dl", { class: "pairs" }, list.filter(([, value]) => value !== null).flatMap(([name, value]) => [
    h("dt", name),
    h("dd", value),
  ]));
}

function candidates(rows, props) {
  const shown = [...rows].sort((a, b) => b.severity - a.severity).slice(0, ROWS_SHOWN);
  return [
    h("ul", { class: "pointed-rows" }, shown.map((row) =>
      h("li", { key: row.id, onClick: () => props.onOpen(row.id) }, [
        h(SeverityMark, { severity: row.severity }),
        h(Plate, { plate: row.plate, color: row.plateColor, device: row.deviceId }),
        h("span", word("kind", row.kind)),
        h("span", { class: "dim" }, `${against(row)} · ${clockTime(row.start)}`),
      ]),
    )),
    rows.length > ROWS_SHOWN
      ? h("button", { class: "button small", onClick: () => props.onStorm(rows[0]) },
          t("pointed.all", { n: rows.length, place: rows[0].place }))
      : null,
  ];
}

function truck(one) {
  return [
    h("div", { class: "pointed-head" }, [
      h(Plate, { plate: one.plate, color: "YELLOW", device: one.deviceId }),
      h("b", one.company ?? ""),
    ]),
    pairs([
      [t("truck.score"), word("score", one.score)],
      [t("truck.speed"), one.speedKph === null ? "–" : `${number(one.speedKph, 0)} km/h`],
      [t("truck.load"), word("load", one.load)],
      [t("truck.body"), word("body", one.body)],
      [t("truck.cover"), word("cover", one.cover)],
      [t("truck.ignition"), word("ignition", one.ignition)],
      [t("truck.age"), quantity(one.ageS, "s")],
      [t("truck.device"), one.deviceId ?? "–"],
    ]),
    one.deviceId && !session.value?.masksPlates
      ? h("button", {
          class: "button small",
          onClick: () => go(`/history?device=${encodeURIComponent(one.deviceId)}`),
        }, t("truck.history"))
      : null,
  ];
}

function bridge(one) {
  return [
    h("div", { class: "pointed-head" }, [h("b", one.name), h("span", { class: "chip" }, word("level", one.level))]),
    pairs([
      [t("bridge.mass"), `${quantity(one.massKg, "kg")} / ${quantity(one.massLimitKg, "kg")}`],
      [t("bridge.range"), `${quantity(one.massAtLeastKg, "kg")} – ${quantity(one.massAtMostKg, "kg")}`],
      [t("bridge.share"), quantity(one.share, "share")],
      [t("bridge.vehicles"), t("bridge.vehiclesN", { n: one.vehicles ?? 0, u: one.unweighed ?? 0 })],
      [t("bridge.asOf"), clockTime(one.asOf)],
    ]),
  ];
}

function drone(one) {
  return [
    h("div", { class: "pointed-head" }, [h("b", one.deviceId), h("span", { class: "chip" }, word("sortie", one.phase))]),
    pairs([
      [t("drone.sortie"), one.sortieId ?? "–"],
      [t("drone.height"), `${number(one.heightM, 0)} m`],
      [t("drone.at"), clockTime(one.at)],
    ]),
  ];
}

function fence(one) {
  return [
    h("div", { class: "pointed-head" }, [h("b", one.name), h("span", { class: "chip" }, word("fence", one.kind))]),
    pairs([
      [t("fence.active"), one.activeNow === false ? t("fence.notNow") : t("fence.now")],
      [t("fence.speed"), one.speedLimitKph ? `${one.speedLimitKph} km/h` : null],
    ]),
  ];
}

/** What the pointer is on, or what was clicked: candidates, a truck, a bridge, a drone, a fence. */
export function PointedAt(props) {
  const at = props.at;
  const content = !at || at.cluster
    ? null
    : at.rows
      ? candidates(at.rows, props)
      : at.truck
        ? truck(at.truck)
        : at.bridge
          ? bridge(at.bridge)
          : at.drone
            ? drone(at.drone)
            : fence(at.fence);
  return content
    ? h("aside", { class: ["pointed", props.pinned ? "pinned" : ""] }, [
        props.pinned
          ? h("button", { class: "pointed-close", "aria-label": t("close"), onClick: props.onClose }, "×")
          : null,
        content,
      ])
    : null;
}
PointedAt.props = ["at", "pinned", "onClose", "onOpen", "onStorm"];
