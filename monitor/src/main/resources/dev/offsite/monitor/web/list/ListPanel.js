import { computed, h, nextTick, onBeforeUnmount, onMounted, ref, watch } from "/lib/vue.js";
import { board, connection } from "../live/situation.js";
import { go } from "../shell/router.js";
import { t } from "../i18n/index.js";
import { filter, lines, listed, selectedId, toggleStorm } from "./listState.js";
import { limitsOf } from "./filter.js";
import { RowCard } from "./RowCard.js";
import { StormHead } from "./StormHead.js";

/** Lines drawn above and below what is visible. */
const MARGIN_LINES = 6;

/** Height of a line in the unit of the style sheet: three lines of text. */
const LINE_REM = 5.6;

const keyOf = (line) => line.storm ?? line.row.id;

/** The list: only the lines that are visible are in the page, however many there are. */
export const ListPanel = {
  name: "ListPanel",
  setup() {
    const box = ref(null);
    const top = ref(0);
    const height = ref(600);
    const lineHeight = ref(78);
    const missed = ref(0);
    let observer;

    const window = computed(() => {
      const first = Math.max(0, Math.floor(top.value / lineHeight.value) - MARGIN_LINES);
      const count = Math.ceil(height.value / lineHeight.value) + 2 * MARGIN_LINES;
      return { first, shown: lines.value.slice(first, first + count) };
    });

    const measure = () => {
      height.value = box.value.clientHeight;
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      lineHeight.value = Math.round(rem * LINE_REM);
    };

    onMounted(() => {
      observer = new ResizeObserver(measure);
      observer.observe(box.value);
      measure();
    });
    onBeforeUnmount(() => observer.disconnect());

    // What is being read must not move away under the eyes: the first visible line stays where it is.
    watch(lines, async (after, before) => {
      if (!box.value || top.value < lineHeight.value / 2 || before.length === 0) {
        missed.value = 0;
        return;
      }
      const at = Math.floor(top.value / lineHeight.value);
      const anchor = before[Math.min(at, before.length - 1)];
      const moved = after.findIndex((line) => keyOf(line) === keyOf(anchor));
      if (moved >= 0 && moved !== at) {
        missed.value += Math.max(0, moved - at);
        await nextTick();
        box.value.scrollTop += (moved - at) * lineHeight.value;
      }
    });

    watch(selectedId, (id) => {
      const at = lines.value.findIndex((line) => line.row?.id === id);
      if (at < 0 || !box.value) {
        return;
      }
      const y = at * lineHeight.value;
      if (y < box.value.scrollTop) {
        box.value.scrollTop = y;
      } else if (y + lineHeight.value > box.value.scrollTop + height.value) {
        box.value.scrollTop = y + lineHeight.value - height.value;
      }
    });

    const scrolled = () => {
      top.value = box.value.scrollTop;
      if (top.value < lineHeight.value) {
        missed.value = 0;
      }
    };

    const pick = (line) => {
      if (line.storm) {
        toggleStorm(line.storm);
      } else if (selectedId.value === line.row.id || matchMedia("(max-width: 719px)").matches) {
        selectedId.value = line.row.id;
        go(`/case/${line.row.id}`);
      } else {
        selectedId.value = line.row.id;
      }
    };

    const lineNode = (line, at) =>
      h(
        "li",
        {
          key: keyOf(line),
          class: [
            "line",
            line.storm ? "storm" : "card",
            line.inStorm ? "in-storm" : "",
            line.row && line.row.id === selectedId.value ? "selected" : "",
            line.row && board.freshSince.has(line.row.id) ? "fresh" : "",
            line.row && line.row.state !== "COLLECTED" ? "decided" : "",
            line.row?.breached ? "breached" : "",
          ],
          style: { transform: `translateY(${at * lineHeight.value}px)`, height: `${lineHeight.value}px` },
          "data-id": line.row?.id,
          "data-testid": line.storm ? "storm" : "row",
          role: "option",
          "aria-selected": line.row?.id === selectedId.value,
          onClick: () => pick(line),
          onDblclick: () => line.row && go(`/case/${line.row.id}`),
        },
        [line.storm ? h(StormHead, { line }) : h(RowCard, { row: line.row })],
      );

    const empty = () => {
      if (!board.ready.value) {
        return connection.value === "LOST" ? t("list.waiting") : t("list.loading");
      }
      return limitsOf(filter) > 0 ? t("list.nothingMatches") : t("list.nothing");
    };

    return () => {
      const { first, shown } = window.value;
      return h("div", { class: "list-wrap" }, [
        missed.value > 0
          ? h(
              "button",
              { class: "missed", onClick: () => (box.value.scrollTop = 0) },
              t("list.missed", { n: missed.value }),
            )
          : null,
        h(
          "div",
          { class: "list-scroll", ref: box, onScroll: scrolled, tabindex: 0, "aria-label": t("list.label") },
          lines.value.length === 0
            ? h("p", { class: "empty" }, empty())
            : h(
                "ol",
                {
                  class: "lines",
                  role: "listbox",
                  style: { height: `${lines.value.length * lineHeight.value}px` },
                },
                shown.map((line, i) => lineNode(line, first + i)),
              ),
        ),
        h("p", { class: "list-foot" }, t("list.foot", { n: listed.value.shown.length, lines: lines.value.length })),
      ]);
    };
  },
};
