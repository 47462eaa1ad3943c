import { h } from "/lib/vue.js";
import { FilterBar } from "../list/FilterBar.js";
import { ListPanel } from "../list/ListPanel.js";
import { neighbour, selectedId } from "../list/listState.js";
import { MapPanel } from "../map/MapPanel.js";
import { helpShown } from "../shell/KeyboardHelp.js";
import { useKeys } from "../shell/keyboard.js";
import { go } from "../shell/router.js";
import { Counters } from "./Counters.js";

/** Map and list side by side. */
export const LivePage = {
  name: "LivePage",
  setup() {
    const step = (by) => {
      const row = neighbour(selectedId.value, by);
      if (row) {
        selectedId.value = row.id;
      }
    };
    useKeys({
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => selectedId.value && go(`/case/${selectedId.value}`),
      "/": () => document.getElementById("search")?.focus(),
      Escape: () => (selectedId.value = null),
      "?": () => (helpShown.value = true),
    });
    return () =>
      h("div", { class: "live" }, [
        h("div", { class: "live-left" }, [h(Counters), h(MapPanel)]),
        h("section", { class: "live-list" }, [h(FilterBar), h(ListPanel)]),
      ]);
  },
};
