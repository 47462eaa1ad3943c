import { h, onBeforeUnmount, onMounted, reactive, ref, shallowRef, watch } from "/lib/vue.js";
import { get, query } from "../access/api.js";
import { session } from "../access/session.js";
import { fences } from "../live/situation.js";
import { dateTime, number, quantity } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";
import { config } from "../shell/config.js";
import { errorText } from "../shell/notices.js";
import { route } from "../shell/router.js";
import { useKeys } from "../shell/keyboard.js";
import { instantOf, localText } from "./localTime.js";
import { Replay } from "./Replay.js";
import { ReplayMap } from "./ReplayMap.js";
import { SeriesChart } from "./SeriesChart.js";

const HOUR_MS = 3_600_000;
const POINTS_MAX = 20_000;
const SPEEDS = [10, 60, 300, 1200];
/** What can be asked for, with the right that each needs. */
const SUBJECTS = {
  truck: "mayWatchCandidates",
  scale: "mayWatchCandidates",
  health: "mayWatchDevices",
  candidates: "allJurisdictions",
};

function subjects() {
  return Object.keys(SUBJECTS).filter((subject) => session.value?.[SUBJECTS[subject]] !== false);
}

/** Tracks and series from the store; a track is replayed on the map. */
export const HistoryPage = {
  name: "HistoryPage",
  setup() {
    const target = ref(null);
    const wanted = reactive({
      subject: subjects()[0] ?? "truck",
      device: route.value.query.get("device") ?? "",
      from: localText(Date.now() - 2 * HOUR_MS),
      until: localText(Date.now()),
    });
    const found = shallowRef([]);
    const points = shallowRef([]);
    const answer = shallowRef(null);
    const fault = ref(null);
    const busy = ref(false);
    const replay = new Replay();
    let map = null;
    let resize;
    let typing = null;

    const pathOf = () => {
      const device = encodeURIComponent(wanted.device.trim());
      switch (wanted.subject) {
        case "truck":
          return `trucks/${device}/track`;
        case "scale":
          return `scales/${device}/series`;
        case "health":
          return `devices/${device}/health`;
        default:
          return "candidates";
      }
    };

    const load = async (event) => {
      event?.preventDefault();
      busy.value = true;
      fault.value = null;
      try {
        const limits = { from: instantOf(wanted.from), until: instantOf(wanted.until), limit: POINTS_MAX };
        answer.value = await get(`/api/history/${pathOf()}${query(limits)}`);
        points.value = answer.value.points ?? answer.value.perHour.map((hour) => ({ at: hour.hour, rows: hour.rows }));
      } catch (error) {
        fault.value = errorText(error);
        answer.value = null;
        points.value = [];
      } finally {
        busy.value = false;
      }
      const track = wanted.subject === "truck" ? points.value : [];
      map.show(track);
      replay.load(track);
    };

    const search = () => {
      clearTimeout(typing);
      typing = setTimeout(async () => {
        if (wanted.subject === "truck" && wanted.device.trim().length >= 2) {
          found.value = (await get(`/api/trucks${query({ text: wanted.device.trim(), limit: 20 })}`).catch(() => ({ trucks: [] }))).trucks;
        }
      }, 250);
    };

    onMounted(() => {
      map = new ReplayMap(target.value, config.value.map ?? {});
      resize = new ResizeObserver(() => map.map.updateSize());
      resize.observe(target.value);
      if (wanted.device) {
        load();
      }
    });
    onBeforeUnmount(() => {
      replay.pause();
      resize?.disconnect();
      map?.dispose();
    });
    watch(replay.index, (index) => map?.moveTo(index));
    watch(fences, () => map?.drawFences());
    watch(() => wanted.subject, () => {
      points.value = [];
      answer.value = null;
      map?.show([]);
      replay.load([]);
    });
    useKeys({
      " ": () => (replay.playing.value ? replay.pause() : replay.play()),
      ArrowLeft: () => replay.seek(replay.index.value - 1),
      ArrowRight: () => replay.seek(replay.index.value + 1),
    });

    const input = (name, label, attributes) =>
      h("label", { class: "field" }, [
        label,
        h("input", { ...attributes, value: wanted[name], onInput: (event) => {
          wanted[name] = event.target.value;
          attributes.onTyped?.();
        } }),
      ]);

    const form = () =>
      h("form", { class: "panel history-form", onSubmit: load }, [
        h("div", { class: "tabs" }, subjects().map((subject) =>
          h("button", { type: "button", class: "tab", "aria-selected": wanted.subject === subject, onClick: () => (wanted.subject = subject) }, t(`history.${subject}`)))),
        wanted.subject === "candidates"
          ? null
          : input("device", wanted.subject === "truck" ? t("history.truckOrPlate") : t("history.device"), {
              required: true, maxlength: 64, list: "found-trucks", name: "device", onTyped: search,
            }),
        h("datalist", { id: "found-trucks" }, found.value.map((truck) =>
          h("option", { value: truck.deviceId }, `${truck.plate ?? ""} ${truck.company ?? ""}`))),
        input("from", t("history.from"), { type: "datetime-local", required: true, step: 1 }),
        input("until", t("history.until"), { type: "datetime-local", required: true, step: 1 }),
        h("button", { class: "button primary", type: "submit", id: "show", disabled: busy.value }, busy.value ? t("list.loading") : t("history.show")),
        wanted.subject === "truck" ? h("p", { class: "dim" }, t("history.audited")) : null,
      ]);

    const slider = () => {
      const point = points.value[replay.index.value];
      return h("div", { class: "panel replay" }, [
        h("button", {
          class: "button primary",
          "aria-label": t("history.play"),
          onClick: () => (replay.playing.value ? replay.pause() : replay.play()),
        }, replay.playing.value ? "❚❚" : "▶"),
        h("input", {
          type: "range", min: 0, max: points.value.length - 1, value: replay.index.value, "aria-label": t("history.time"),
          onInput: (event) => replay.seek(Number(event.target.value)),
        }),
        h("select", { value: replay.speed.value, "aria-label": t("history.speed"), onChange: (event) => (replay.speed.value = Number(event.target.value)) },
          SPEEDS.map((speed) => h("option", { value: speed, selected: speed === replay.speed.value }, `× ${speed}`))),
        h("p", { class: "replay-now" }, [
          h("b", dateTime(point.at)), " ",
          [
            point.speedKph === null || point.speedKph === undefined ? null : `${number(point.speedKph, 0)} km/h`,
            ...[["load", point.load], ["body", point.body], ["cover", point.cover], ["ignition", point.ignition]]
              .filter(([, value]) => value && value !== "UNKNOWN")
              .map(([group, value]) => `${t(`truck.${group}`)} ${word(group, value)}`),
          ].filter(Boolean).join(" · "),
        ]),
      ]);
    };

    const charts = () => {
      const of = (name, unit, form, factor = 1) =>
        h("figure", { class: "panel chart" }, [
          h("figcaption", t(`series.${name}`)),
          h(SeriesChart, {
            points: points.value.map((point) => ({ at: point.at, value: point[name] === null ? NaN : point[name] * factor })),
            unit,
            form,
            cursor: wanted.subject === "truck" ? points.value[replay.index.value]?.at : null,
          }),
        ]);
      switch (wanted.subject) {
        case "truck":
          return [of("speedKph", "km/h", "LINE")];
        case "scale":
          return [of("grossKg", "t", "DOTS", 0.001), of("speedKph", "km/h", "DOTS")];
        case "health":
          return [of("reports", "", "BARS"), of("rejects", "", "BARS"), of("delayMsMax", "s", "LINE", 0.001)];
        default:
          return [of("rows", "", "BARS")];
      }
    };

    const remarks = () => [
      answer.value?.withheld > 0 ? h("p", { class: "notice warn" }, t("history.withheld", { n: answer.value.withheld })) : null,
      answer.value?.cut ? h("p", { class: "notice warn" }, t("history.cut", { n: POINTS_MAX })) : null,
      fault.value ? h("p", { class: "notice bad" }, fault.value) : null,
      answer.value && points.value.length === 0 ? h("p", { class: "notice" }, t("history.nothing")) : null,
      points.value.length > 0 ? h("p", { class: "dim" }, t("history.points", { n: quantity(points.value.length, "1") })) : null,
    ];

    return () =>
      h("div", { class: "history" }, [
        h("div", { class: "history-side" }, [form(), remarks()]),
        h("div", { class: "history-main" }, [
          h("div", { class: ["history-map panel", wanted.subject === "truck" ? "" : "hidden"], ref: target }),
          wanted.subject === "truck" && points.value.length > 0 ? slider() : null,
          points.value.length > 0 ? charts() : null,
        ]),
      ]);
  },
};
