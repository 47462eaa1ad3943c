import { shallowRef } from "/lib/vue.js";
import { knownWord, t } from "../i18n/index.js";

const SHOWN_MS = 8000;
const KEPT_MAX = 4;
let last = 0;

/** Short messages at the edge of the page. @type {import("/lib/vue.js").ShallowRef<{id: number, tone: string, text: string}[]>} */
export const notices = shallowRef([]);

/** @param {string} text @param {"good" | "bad" | "warn" | "info"} tone */
export function notify(text, tone = "info") {
  const id = ++last;
  notices.value = [...notices.value, { id, tone, text }].slice(-KEPT_MAX);
  setTimeout(() => dismiss(id), SHOWN_MS);
}

/** @param {number} id */
export function dismiss(id) {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** An error in words: ours for known codes, with what the server said. @param {any} error */
export function errorText(error) {
  if (error.code === "TOO_MANY_ATTEMPTS") {
    return t("error.TOO_MANY_ATTEMPTS", { s: error.retryAfterS ?? "?" });
  }
  const words = error.code ? knownWord("error", error.code) : null;
  return words ?? t("error.other", { detail: error.message });
}

/** Shows an error. @param {any} error */
export function report(error) {
  notify(errorText(error), "bad");
}
