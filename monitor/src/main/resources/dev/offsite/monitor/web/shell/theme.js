import { ref, watch } from "/lib/vue.js";
import { repaint } from "../map/symbols.js";

const KEPT_AS = "offsite-theme";

/** `dark` or `light`; dark to begin with, for rooms with screens. */
export const theme = ref(localStorage.getItem(KEPT_AS) === "light" ? "light" : "dark");

/** Shows the theme, and follows its changes. */
export function beginTheme() {
  watch(
    theme,
    (name) => {
      document.documentElement.dataset.theme = name;
      localStorage.setItem(KEPT_AS, name);
      repaint();
    },
    { immediate: true },
  );
}
