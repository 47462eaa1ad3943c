import { ref } from "/lib/vue.js";

/** The browser's time, milliseconds, once a second: what countdowns read. */
export const now = ref(Date.now());

setInterval(() => (now.value = Date.now()), 1000);
