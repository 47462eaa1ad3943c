import { h } from "/lib/vue.js";
import { number, shortDateTime } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";
import { messageOf } from "./openCase.js";

const WIDTH = 160;
const HEIGHT = 90;

/** Where in the picture the object was: the box of the detection in a frame of 16 to 9. */
function frame(detection) {
  const box = detection.box;
  return h("svg", { class: "frame", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": t("sortie.frame") }, [
    h("rect", { class: "frame-ground", width: WIDTH, height: HEIGHT }),
    h("path", { class: "frame-grid", d: "M53 0v90M107 0v90M0 30h160M0 60h160" }),
    box
      ? h("rect", {
          class: "frame-box",
          x: box.x * WIDTH,
          y: box.y * HEIGHT,
          width: Math.max(3, box.width * WIDTH),
          height: Math.max(3, box.height * HEIGHT),
        })
      : h("text", { x: 80, y: 49, "text-anchor": "middle", class: "axis" }, t("sortie.noBox")),
  ]);
}

function sighting(record, message) {
  return h("li", { class: "sighting" }, [
    h("b", word("role", record.role)),
    message
      ? [
          frame(message),
          h("dl", { class: "pairs" }, [
            h("dt", t("sortie.sortie")), h("dd", message.sortieId ?? "–"),
            h("dt", t("sortie.at")), h("dd", shortDateTime(message.deviceTime)),
            h("dt", t("sortie.confidence")), h("dd", `${number((message.confidence ?? 0) * 100, 0)} %`),
            h("dt", t("sortie.class")), h("dd", word("object", message.objectClass)),
            h("dt", "CE90"), h("dd", message.ce90M === undefined ? "–" : `${number(message.ce90M, 1)} m`),
          ]),
        ]
      : h("p", { class: "dim" }, t("sortie.notReadable")),
  ]);
}

/** What the patrol saw first, best and last, side by side. @param {{open: import("./openCase.js").OpenCase}} props */
export function SortieComparison(props) {
  const { candidate, records } = props.open.page;
  const comparison = candidate.facts.details?.comparison;
  return h("div", [
    comparison ? h("p", [t("sortie.result"), h("b", ` ${word("comparison", comparison)}`)]) : null,
    h("ul", { class: "sightings" }, records.map((record) => sighting(record, messageOf(props.open.records[record.number])))),
  ]);
}
SortieComparison.props = ["open"];
