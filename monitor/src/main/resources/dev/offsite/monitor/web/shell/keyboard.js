import { onBeforeUnmount, onMounted } from "/lib/vue.js";

/** Whether keys belong to a field or a dialog. @param {KeyboardEvent} event */
function isTaken(event) {
  const target = event.target;
  return (
    event.ctrlKey ||
    event.altKey ||
    event.metaKey ||
    target.matches?.("input, textarea, select") ||
    document.querySelector("dialog[open]") !== null
  );
}

/**
 * Binds keys while a component is shown.
 *
 * @param {Record<string, (event: KeyboardEvent) => void>} actions by `event.key`
 */
export function useKeys(actions) {
  const pressed = (event) => {
    const action = actions[event.key];
    if (action && !isTaken(event)) {
      event.preventDefault();
      action(event);
    }
  };
  onMounted(() => addEventListener("keydown", pressed));
  onBeforeUnmount(() => removeEventListener("keydown", pressed));
}
