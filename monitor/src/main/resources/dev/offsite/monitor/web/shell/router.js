import { computed, ref } from "/lib/vue.js";

const hash = ref(location.hash);
addEventListener("hashchange", () => (hash.value = location.hash));

/**
 * Where the reader is: the path behind the hash, and its query.
 *
 * @type {import("/lib/vue.js").ComputedRef<{path: string[], query: URLSearchParams}>}
 */
export const route = computed(() => {
  const [path, query] = hash.value.replace(/^#\/?/, "").split("?");
  return {
    path: path.split("/").filter(Boolean).map(decodeURIComponent),
    query: new URLSearchParams(query ?? ""),
  };
});

/** Goes to a page. @param {string} path such as /live */
export function go(path) {
  location.hash = path;
}

/** Goes there without a step in the browser's history. @param {string} path */
export function replace(path) {
  history.replaceState(null, "", `#${path}`);
  hash.value = location.hash;
}
