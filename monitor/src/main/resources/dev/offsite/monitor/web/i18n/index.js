import { ref, watchEffect } from "/lib/vue.js";
import zh from "./zh.js";
import en from "./en.js";

/** The languages the pages speak, by their tag. */
export const languages = { zh, en };

const KEPT_AS = "offsite-language";

/** @returns {"zh" | "en"} what was chosen last, or named in the address; Chinese to begin with */
function firstLanguage() {
  const asked = new URLSearchParams(location.search).get("lang");
  const kept = asked ?? localStorage.getItem(KEPT_AS);
  return kept === "en" ? "en" : "zh";
}

/** Tag of the language that is shown. */
export const language = ref(firstLanguage());

watchEffect(() => {
  document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
  localStorage.setItem(KEPT_AS, language.value);
});

/**
 * A message in the language that is shown; `{name}` in it is replaced.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string} the key itself where the message is missing, so that nothing is hidden
 */
export function t(key, values = {}) {
  const message = languages[language.value][key] ?? key;
  return message.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
}

/**
 * A code of the contract in words. Codes are added all the time: an unknown one is shown as it is,
 * with spaces.
 *
 * @param {string} group such as `kind` or `reason`
 * @param {string | null | undefined} code
 */
export function word(group, code) {
  if (code === null || code === undefined || code === "") {
    return "–";
  }
  return languages[language.value][`${group}.${code}`] ?? String(code).replaceAll("_", " ");
}

/**
 * A code of the contract in words, or null where there are none for it.
 *
 * @param {string} group
 * @param {string} code
 */
export function knownWord(group, code) {
  return languages[language.value][`${group}.${code}`] ?? null;
}
