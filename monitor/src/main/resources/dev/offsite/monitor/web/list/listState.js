import { computed, reactive, ref, shallowRef } from "/lib/vue.js";
import { board } from "../live/situation.js";
import { applyFilter, fromView, noFilter } from "./filter.js";
import { foldStorms } from "./storms.js";

/** The filter in force; kept while pages change. @type {import("./filter.js").Filter} */
export const filter = reactive(noFilter());

/** Id of the row that is marked in the list and on the map. */
export const selectedId = ref(null);

/** Whether storms are folded. */
export const folding = ref(true);

/** Heads that are unfolded. */
export const openedStorms = shallowRef(new Set());

/** @param {string} key */
export function toggleStorm(key) {
  const opened = new Set(openedStorms.value);
  opened.has(key) ? opened.delete(key) : opened.add(key);
  openedStorms.value = opened;
}

/** Sets the filter to a saved view. @param {Record<string, any>} view */
export function applyView(view) {
  Object.assign(filter, fromView(view));
}

/** What the filter lets through. */
export const listed = computed(() => {
  void board.version.value;
  return applyFilter({ ...filter }, board.rows.values());
});

/** The lines of the list. */
export const lines = computed(() =>
  folding.value
    ? foldStorms(listed.value.shown, openedStorms.value)
    : listed.value.shown.map((row) => ({ row, inStorm: false })),
);

let lastPlace = 0;

/**
 * The row after or before another in the list's order, storms unfolded: the next that needs a
 * decision must never hide.
 *
 * @param {string | null} id
 * @param {1 | -1} step
 * @returns {any | null} null at the end
 */
export function neighbour(id, step) {
  const rows = listed.value.shown;
  const at = rows.findIndex((row) => row.id === id);
  if (at >= 0) {
    lastPlace = at;
    return rows[at + step] ?? null;
  }
  // a decided row has left the list: its place is taken by the next
  return rows[Math.max(0, Math.min(lastPlace + (step > 0 ? 0 : -1), rows.length - 1))] ?? null;
}
