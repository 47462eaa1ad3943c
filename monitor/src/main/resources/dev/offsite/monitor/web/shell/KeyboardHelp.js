import { h, ref } from "/lib/vue.js";
import { t } from "../i18n/index.js";
import { Dialog } from "./Dialog.js";

/** Whether the list of keys is shown. */
export const helpShown = ref(false);

const KEYS = ["j", "k", "Enter", "Esc", "/", "a", "x", "p", "d", "o", "g", "m", "c", "t", "n", "?"];

/** What the keyboard does. */
export function KeyboardHelp() {
  return h(Dialog, { title: t("keys.title"), onClose: () => (helpShown.value = false) }, {
    default: () => [
      h("dl", { class: "keys" }, KEYS.flatMap((key) => [h("dt", h("kbd", key)), h("dd", t(`keys.${key}`))])),
      h("form", { method: "dialog", class: "dialog-buttons" }, [h("button", { class: "button" }, t("close"))]),
    ],
  });
}
