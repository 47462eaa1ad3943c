import { h, onBeforeUnmount, onMounted, reactive, ref, shallowRef, watch } from "/lib/vue.js";
import { get, query } from "../access/api.js";
import { session } from "../access/session.js";
import { clockTime, dateTime, duration, number } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";
import { report } from "../shell/notices.js";
import { DeadLetters } from "./DeadLetters.js";

const HEALTH = ["SICK", "SILENT", "NEVER", "LIVE"];
const UNWELL = ["SICK", "SILENT"];
const KINDS = ["WIM", "TRUCK", "DRONE"];
const PAGE_ROWS = 100;
const REFRESH_MS = 5000;
const TYPING_MS = 250;
/** Clocks that are further off than this are marked. */
const CLOCK_OFF_MS = 5000;

const tones = { LIVE: "good", SILENT: "warn", SICK: "bad", NEVER: "", CONFORMING: "good", FAULTY: "bad", UNKNOWN: "" };

function offset(ms) {
  if (ms === null || ms === undefined) {
    return "–";
  }
  const text = Math.abs(ms) < 1000 ? `${ms} ms` : duration(ms / 1000);
  return h("span", { class: Math.abs(ms) > CLOCK_OFF_MS ? "bad" : "" }, text);
}

/** Devices: which are silent or sick, their clocks, and what was refused. */
export const DevicesPage = {
  name: "DevicesPage",
  setup() {
    const wanted = reactive({ health: "", kind: "", text: "", device: "" });
    const answer = shallowRef(null);
    const letters = shallowRef(null);
    const shown = ref("devices");
    const more = shallowRef([]);
    const unwell = shallowRef([]);
    let timer = null;
    let typing = null;

    const ask = (health, cursor) =>
      get(`/api/devices${query({ health, kind: wanted.kind, text: wanted.text, limit: PAGE_ROWS, cursor })}`);

    /** Without a choice those come first that need somebody. */
    const load = async () => {
      const pages = await Promise.all(wanted.health ? [ask(wanted.health)] : [ask(""), ...UNWELL.map((one) => ask(one))]);
      unwell.value = pages.slice(1).flatMap((page) => page.devices);
      answer.value = pages[0];
      letters.value = await get(`/api/dead-letters${query({ deviceId: wanted.device, limit: PAGE_ROWS })}`);
    };
    const reload = () => load().catch(report);
    const loadMore = async () => {
      const cursor = more.value.at(-1)?.cursor ?? answer.value.cursor;
      more.value = [...more.value, await ask(wanted.health, cursor)];
    };

    onMounted(() => {
      reload();
      // fails quietly: the banner of the connection says that the server is away
      timer = setInterval(() => !document.hidden && load().catch(() => {}), REFRESH_MS);
    });
    onBeforeUnmount(() => clearInterval(timer));
    watch(wanted, () => {
      clearTimeout(typing);
      more.value = [];
      typing = setTimeout(reload, TYPING_MS);
    });

    const row = (device) =>
      h("tr", { key: device.deviceId }, [
        h("td", h("span", { class: ["chip", tones[device.health]] }, word("health", device.health))),
        h("td", [
          h("button", {
            class: "link mono",
            onClick: () => {
              wanted.device = device.deviceId;
              shown.value = "letters";
            },
          }, device.deviceId),
          device.plate ? h("span", { class: "dim" }, ` ${device.plate}`) : null,
        ]),
        h("td", word("device", device.kind)),
        h("td", device.owner ?? "–"),
        h("td", device.lastReceivedAt ? clockOrDay(device.lastReceivedAt) : "–"),
        h("td", { class: "number" }, offset(device.clockOffsetMs)),
        h("td", { class: "number" }, offset(device.clockOffsetMsWorst)),
        h("td", [
          device.status?.state ?? "–",
          device.status?.faults?.length > 0 ? h("span", { class: "bad" }, ` ${device.status.faults.join(", ")}`) : null,
        ]),
        h("td", { class: "number" }, number(device.messages)),
        h("td", [
          h("span", { class: device.refused > 0 ? "bad" : "dim" }, number(device.refused)),
          Object.entries(device.refusedByReason ?? {}).map(([reason, count]) =>
            h("span", { class: "dim reason" }, ` ${word("refused", reason)} ×${count}`)),
        ]),
        h("td", h("span", { class: ["chip", tones[device.verdict]] }, word("verdict", device.verdict))),
        h("td", device.certificateUntil ? dateTime(device.certificateUntil).slice(0, 10) : "–"),
      ]);

    const clockOrDay = (at) =>
      Date.now() - Date.parse(at) < 86_400_000 ? clockTime(at) : dateTime(at);

    const HEADS = ["health", "id", "kind", "owner", "last", "offset", "offsetWorst", "status", "messages", "refused", "verdict", "certificate"];
    const NUMBERS = ["offset", "offsetWorst", "messages"];

    const rows = () => {
      const first = new Set(unwell.value.map((device) => device.deviceId));
      const all = [...answer.value.devices, ...more.value.flatMap((page) => page.devices)];
      return [...unwell.value, ...all.filter((device) => !first.has(device.deviceId))];
    };

    const table = () => [
      h("div", { class: "panel table-wrap" }, [
        h("table", { class: "devices" }, [
          h("thead", h("tr", HEADS.map((head) => h("th", { class: NUMBERS.includes(head) ? "number" : "" }, t(`device.${head}`))))),
          h("tbody", rows().map(row)),
        ]),
        answer.value.devices.length === 0 ? h("p", { class: "empty" }, t("device.nothing")) : null,
      ]),
      (more.value.at(-1) ?? answer.value).cursor
        ? h("button", { class: "button", onClick: () => loadMore().catch(report) }, t("more"))
        : null,
    ];

    return () =>
      session.value.mayWatchDevices === false
        ? h("p", { class: "empty" }, t("error.FORBIDDEN"))
        : h("div", { class: "desk" }, [
            h("div", { class: "tiles" }, HEALTH.map((health) =>
              h(
                "button",
                {
                  class: ["tile", tones[health]],
                  "aria-pressed": wanted.health === health,
                  onClick: () => (wanted.health = wanted.health === health ? "" : health),
                },
                [h("b", number(answer.value?.counts?.[health] ?? null)), h("span", word("health", health))],
              ),
            )),
            h("div", { class: "desk-head" }, [
              ["devices", "letters"].map((name) =>
                h("button", { class: "button", "aria-pressed": shown.value === name, onClick: () => (shown.value = name) },
                  name === "letters" ? t("device.letters", { n: letters.value?.held ?? 0 }) : t("device.devices", { n: answer.value?.total ?? 0 })),
              ),
              h("span", { class: "spring" }),
              h("select", { value: wanted.kind, "aria-label": t("device.kind"), onChange: (event) => (wanted.kind = event.target.value) }, [
                h("option", { value: "" }, t("device.allKinds")),
                KINDS.map((kind) => h("option", { value: kind }, word("device", kind))),
              ]),
              h("input", {
                type: "search", placeholder: t("device.search"), value: wanted.text, maxlength: 64,
                onInput: (event) => (wanted.text = event.target.value),
              }),
            ]),
            shown.value === "letters"
              ? h(DeadLetters, { letters: letters.value, device: wanted.device, onAll: () => (wanted.device = "") })
              : answer.value
                ? table()
                : h("p", { class: "empty" }, t("list.loading")),
          ]);
  },
};
