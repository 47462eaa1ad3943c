import { h } from "/lib/vue.js";
import { now } from "../shell/clock.js";
import { duration } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";

const SOON_S = 600;

/** Time left until a deadline, or by how much it was missed; counts down. */
export function Countdown(props) {
  if (!props.due) {
    return null;
  }
  const leftS = (Date.parse(props.due) - now.value) / 1000;
  const tone = leftS < 0 || props.breached ? "bad" : leftS < SOON_S ? "warn" : "";
  const step = props.step ? `${word("step", props.step)} ` : "";
  return h(
    "span",
    { class: ["countdown", tone] },
    step + (leftS < 0 ? t("clock.over", { time: duration(-leftS) }) : duration(leftS)),
  );
}
Countdown.props = ["due", "step", "breached"];
