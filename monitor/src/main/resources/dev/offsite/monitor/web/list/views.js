import { shallowRef } from "/lib/vue.js";
import { get, request } from "../access/api.js";
import { toView } from "./filter.js";

/** Saved views of the user: `{name, query}`. */
export const views = shallowRef([]);

/** Fetches them. */
export async function loadViews() {
  views.value = (await get("/api/views")).views;
}

/** Keeps the filter under a name. @param {string} name @param {import("./filter.js").Filter} filter */
export async function saveView(name, filter) {
  await request("PUT", `/api/views/${encodeURIComponent(name)}`, toView(filter));
  await loadViews();
}

/** @param {string} name */
export async function deleteView(name) {
  await request("DELETE", `/api/views/${encodeURIComponent(name)}`);
  await loadViews();
}
