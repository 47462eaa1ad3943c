import { h } from "/lib/vue.js";
import { t } from "../i18n/index.js";

const COLOURS = ["YELLOW", "BLUE", "GREEN", "WHITE", "BLACK", "YELLOW_GREEN"];

/** A number plate in its colours, or the words for an unreadable one. */
export function Plate(props) {
  if (!props.plate) {
    return h("span", { class: "plate plate-none" }, props.device ?? t("plate.none"));
  }
  const colour = COLOURS.includes(props.color) ? props.color.toLowerCase() : "unknown";
  return h("span", { class: ["plate", `plate-${colour}`] }, props.plate);
}
Plate.props = ["plate", "color", "device"];
