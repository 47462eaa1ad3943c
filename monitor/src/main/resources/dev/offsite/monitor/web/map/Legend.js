import { computed, h, ref, watch } from "/lib/vue.js";
import { fences } from "../live/situation.js";
import { number } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";
import { SeverityMark } from "../list/SeverityMark.js";
import { AREA_LEVELS, lookOf } from "./fenceStyle.js";
import { loadColours, scoreColours } from "./symbols.js";

const SCORES = ["GREEN", "YELLOW", "RED", "UNKNOWN"];
const SCORE_NUMBER = { UNKNOWN: 0, GREEN: 1, YELLOW: 2, RED: 3 };
const LOADS = ["EMPTY", "HALF", "LOADED", "UNKNOWN"];
const LOAD_NUMBER = { UNKNOWN: 0, EMPTY: 1, HALF: 2, LOADED: 3 };

/** What signs and colours mean, and which layers are shown. */
export const Legend = {
  name: "Legend",
  props: ["live", "trucks"],
  setup(props) {
    const open = ref(innerWidth >= 1500);
    const mode = ref(props.live.trucks.mode);
    const base = ref(props.live.base.value.id);
    const hidden = ref(new Set());
    const layers = ref({ trucks: true, candidates: true, bridges: true, drones: true });

    const kinds = computed(() => {
      const counts = new Map();
      for (const feature of fences.value.features) {
        const kind = feature.properties.kind;
        if (!AREA_LEVELS.includes(kind)) {
          counts.set(kind, (counts.get(kind) ?? 0) + 1);
        }
      }
      return [...counts];
    });

    watch(mode, (value) => {
      props.live.trucks.mode = value;
      props.live.trucks.recolour();
    });

    const toggleKind = (kind) => {
      const after = new Set(hidden.value);
      const show = after.has(kind);
      show ? after.delete(kind) : after.add(kind);
      hidden.value = after;
      props.live.showKind(kind, show);
    };

    const toggleLayer = (name) => {
      layers.value = { ...layers.value, [name]: !layers.value[name] };
      props.live[name].layer.setVisible(layers.value[name]);
    };

    const swatch = (colour, dash) =>
      h("svg", { class: "swatch", viewBox: "0 0 22 14", "aria-hidden": true }, [
        h("rect", {
          x: 1.5, y: 1.5, width: 19, height: 11, rx: 2,
          fill: `var(--${colour})`, "fill-opacity": 0.2,
          stroke: `var(--${colour})`, "stroke-width": 2, "stroke-dasharray": dash.join(" "),
        }),
      ]);

    const arrow = (colour) =>
      h("svg", { class: "swatch", viewBox: "0 0 22 14", "aria-hidden": true }, [
        h("path", { d: "M11 1l5 12-5-3-5 3z", fill: `var(--${colour})` }),
      ]);

    const truckRows = () =>
      (mode.value === "load" ? LOADS : SCORES).map((name) =>
        h("li", [
          arrow(mode.value === "load" ? loadColours[LOAD_NUMBER[name]] : scoreColours[SCORE_NUMBER[name]]),
          word(mode.value === "load" ? "load" : "score", name),
        ]),
      );

    const layerCheck = (name) =>
      h("label", { class: "check" }, [
        h("input", { type: "checkbox", checked: layers.value[name], onChange: () => toggleLayer(name) }),
        name === "trucks" ? t("legend.trucksN", { n: number(props.trucks) }) : t(`legend.${name}`),
      ]);

    const body = () => [
      props.live.bases.length > 1
        ? h(
            "select",
            {
              value: base.value,
              "aria-label": t("legend.base"),
              onChange: (event) => {
                base.value = event.target.value;
                props.live.chooseBase(base.value);
              },
            },
            props.live.bases.map((one) =>
              h("option", { value: one.id, selected: one.id === base.value }, one.title ?? t("legend.schematic")),
            ),
          )
        : null,
      h("div", { class: "legend-layers" }, ["candidates", "bridges", "drones", "trucks"].map(layerCheck)),
      h("ul", { class: "legend-severities" }, [5, 4, 3, 2, 1].map((severity) =>
        h("li", [h(SeverityMark, { severity }), t(`severity.${severity}`)]),
      )),
      h("div", { class: "legend-mode" }, [
        ["score", "load"].map((one) =>
          h(
            "button",
            { class: "button small", "aria-pressed": mode.value === one, onClick: () => (mode.value = one) },
            t(`legend.by.${one}`),
          ),
        ),
      ]),
      h("ul", { class: "legend-trucks" }, truckRows()),
      h("ul", { class: "legend-fences" }, kinds.value.map(([kind, count]) => {
        const look = lookOf(kind);
        return h("li", { key: kind }, [
          h("label", { class: ["check", hidden.value.has(kind) ? "off" : ""] }, [
            h("input", { type: "checkbox", checked: !hidden.value.has(kind), onChange: () => toggleKind(kind) }),
            swatch(look.colour, look.dash),
            `${word("fence", kind)} ${count}`,
          ]),
        ]);
      })),
    ];

    return () =>
      h("aside", { class: ["legend", open.value ? "open" : ""] }, [
        h(
          "button",
          { class: "legend-head", "aria-expanded": open.value, onClick: () => (open.value = !open.value) },
          [t("legend.title"), h("span", { "aria-hidden": true }, open.value ? "▾" : "▸")],
        ),
        open.value ? h("div", { class: "legend-body" }, body()) : null,
      ]);
  },
};
