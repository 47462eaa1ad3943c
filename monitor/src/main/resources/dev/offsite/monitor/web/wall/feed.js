import { ref, shallowRef } from "/lib/vue.js";

const EVERY_MS = 2000;
const EVERY_AFTER_FAULT_MS = 10_000;

/** The newest sums; null before the first. */
export const figures = shallowRef(null);
/** Whether the newest question was answered: `OK`, `LOST` or `FORBIDDEN`. */
export const standing = ref("OK");

/** The token stays in memory: it leaves the address so that nobody reads it off the screen. */
function takeToken() {
  const token = location.hash.slice(1);
  if (token) {
    sessionStorage.setItem("offsite-display", token);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return sessionStorage.getItem("offsite-display");
}

/** Asks for the sums for as long as the page is open. */
export function beginFeed() {
  const token = takeToken();
  const ask = async () => {
    try {
      const response = await fetch("/api/wall", {
        cache: "no-store",
        credentials: "same-origin",
        headers: token ? { Authorization: `Display ${token}` } : {},
      });
      if (response.ok) {
        figures.value = await response.json();
        standing.value = "OK";
      } else {
        standing.value = response.status === 401 || response.status === 403 ? "FORBIDDEN" : "LOST";
      }
    } catch {
      standing.value = "LOST";
    }
    setTimeout(ask, standing.value === "OK" ? EVERY_MS : EVERY_AFTER_FAULT_MS);
  };
  ask();
}
