import { computed, h, onMounted, ref } from "/lib/vue.js";
import { areaName, board } from "../live/situation.js";
import { sound } from "../live/sound.js";
import { t, word } from "../i18n/index.js";
import { report } from "../shell/notices.js";
import { applyView, filter, folding, listed } from "./listState.js";
import { facetValues, limitsOf, noFilter, passesLimits } from "./filter.js";
import { SeverityMark } from "./SeverityMark.js";
import { deleteView, loadViews, saveView, views } from "./views.js";

const STAGES = ["UNDECIDED", "RUNNING", "ENDED", "ALL"];
const ORDERS = ["NEWEST", "CHANGED", "SEVERITY", "DEADLINE"];
const PANEL_FACETS = ["kind", "objectClass", "grade", "state", "phase", "district", "street"];

function toggle(facet, value) {
  const list = filter[facet];
  filter[facet] = list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}

function labelOf(facet, value) {
  if (facet === "district" || facet === "street") {
    return areaName(value);
  }
  return word(facet === "objectClass" ? "object" : facet, value);
}

/** Stage tabs, search, severities, and the panel of further limits with saved views. */
export const FilterBar = {
  name: "FilterBar",
  setup() {
    const open = ref(false);
    const viewName = ref("");

    onMounted(() => loadViews().catch(report));

    /** Counted over everything of the desk, so that a limit can be widened again. */
    const values = computed(() => {
      if (!open.value) {
        return {};
      }
      void board.version.value;
      const base = { ...noFilter(), desk: filter.desk, withdrawn: true };
      const rows = [...board.rows.values()].filter((row) => passesLimits(base, row));
      return Object.fromEntries(PANEL_FACETS.map((facet) => [facet, facetValues(facet, rows)]));
    });

    const facetNode = (facet) => {
      const options = (values.value[facet] ?? []).slice(0, 24);
      return options.length === 0
        ? null
        : h("fieldset", { class: "facet" }, [
            h("legend", t(`filter.${facet}`)),
            options.map(([value, count]) =>
              h(
                "button",
                {
                  class: "button small",
                  "aria-pressed": filter[facet].includes(value),
                  onClick: () => toggle(facet, value),
                },
                [labelOf(facet, value), h("span", { class: "dim" }, count)],
              ),
            ),
          ]);
    };

    const textField = (name) =>
      h("label", { class: "field" }, [
        t(`filter.${name}`),
        h("input", {
          value: filter[name],
          maxlength: 64,
          onInput: (event) => (filter[name] = event.target.value),
        }),
      ]);

    const check = (name) =>
      h("label", { class: "check" }, [
        h("input", {
          type: "checkbox",
          checked: filter[name],
          onChange: (event) => (filter[name] = event.target.checked),
        }),
        t(`filter.${name}`),
      ]);

    const save = async () => {
      const name = viewName.value.trim();
      if (name) {
        await saveView(name, filter).catch(report);
        viewName.value = "";
      }
    };

    const viewsNode = () =>
      h("fieldset", { class: "facet" }, [
        h("legend", t("views.title")),
        views.value.map((view) =>
          h("span", { class: "view", key: view.name }, [
            h("button", { class: "button small", onClick: () => applyView(view.query) }, view.name),
            h(
              "button",
              {
                class: "button small quiet",
                "aria-label": t("views.delete", { name: view.name }),
                onClick: () => deleteView(view.name).catch(report),
              },
              "×",
            ),
          ]),
        ),
        h("input", {
          class: "view-name",
          placeholder: t("views.name"),
          value: viewName.value,
          maxlength: 64,
          onInput: (event) => (viewName.value = event.target.value),
          onKeydown: (event) => event.key === "Enter" && save(),
        }),
        h("button", { class: "button small", disabled: !viewName.value.trim(), onClick: save }, t("views.save")),
      ]);

    const panel = () =>
      h("div", { class: "filter-panel" }, [
        viewsNode(),
        PANEL_FACETS.map(facetNode),
        h("div", { class: "filter-row" }, [textField("plate"), textField("company")]),
        h("div", { class: "filter-row" }, [
          check("breached"),
          check("withdrawn"),
          h("label", { class: "check" }, [
            h("input", {
              type: "checkbox",
              checked: folding.value,
              onChange: (event) => (folding.value = event.target.checked),
            }),
            t("filter.folding"),
          ]),
          h("label", { class: "check" }, [
            h("input", {
              type: "checkbox",
              checked: sound.on.value,
              onChange: (event) => {
                sound.on.value = event.target.checked;
                if (sound.on.value) {
                  sound.sample();
                }
              },
            }),
            t("filter.sound"),
          ]),
        ]),
      ]);

    return () => {
      const { stages, severities } = listed.value;
      const limits = limitsOf(filter);
      return h("div", { class: "filter-bar" }, [
        h("div", { class: "tabs", role: "tablist" }, [
          STAGES.map((stage) =>
            h(
              "button",
              {
                class: ["tab", stage === "UNDECIDED" && stages.UNDECIDED > 0 ? "waiting" : ""],
                role: "tab",
                "aria-selected": filter.stage === stage,
                onClick: () => (filter.stage = stage),
              },
              [t(`stage.${stage}`), h("b", stages[stage])],
            ),
          ),
        ]),
        h("div", { class: "filter-row" }, [
          h("input", {
            id: "search",
            class: "search",
            type: "search",
            placeholder: t("filter.search"),
            value: filter.text,
            maxlength: 64,
            onInput: (event) => (filter.text = event.target.value),
          }),
          h(
            "select",
            {
              value: filter.order,
              "aria-label": t("filter.order"),
              onChange: (event) => (filter.order = event.target.value),
            },
            ORDERS.map((order) => h("option", { value: order, selected: filter.order === order }, t(`order.${order}`))),
          ),
          h(
            "button",
            { class: "button", "aria-expanded": open.value, "aria-pressed": open.value, onClick: () => (open.value = !open.value) },
            limits > 0 ? t("filter.moreSet", { n: limits }) : t("filter.more"),
          ),
        ]),
        h("div", { class: "filter-row severities" }, [
          [5, 4, 3, 2, 1].map((severity) =>
            h(
              "button",
              {
                class: "button small",
                "aria-pressed": filter.severity.includes(String(severity)),
                onClick: () => toggle("severity", String(severity)),
              },
              [h(SeverityMark, { severity }), severities[severity] ?? 0],
            ),
          ),
          h("span", { class: "spring" }),
          h(
            "button",
            {
              class: "button small",
              "aria-pressed": filter.desk === "OPERATIONS",
              onClick: () => (filter.desk = filter.desk === "CASES" ? "OPERATIONS" : "CASES"),
            },
            t("desk.OPERATIONS"),
          ),
          limits > 0
            ? h(
                "button",
                {
                  class: "button small quiet",
                  onClick: () =>
                    Object.assign(filter, noFilter(), { desk: filter.desk, stage: filter.stage, order: filter.order }),
                },
                t("filter.clear"),
              )
            : null,
        ]),
        open.value ? panel() : null,
      ]);
    };
  },
};
