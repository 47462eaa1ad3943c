import { h } from "/lib/vue.js";
import { clockTime, number } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";

/** What was refused, by reason and one by one. */
export function DeadLetters(props) {
  const letters = props.letters;
  if (!letters) {
    return h("p", { class: "empty" }, t("list.loading"));
  }
  const reasons = Object.entries(letters.byReason).sort((a, b) => b[1] - a[1]);
  const most = Math.max(1, ...reasons.map(([, count]) => count));
  return [
    props.device
      ? h("p", { class: "notice" }, [
          t("letters.of", { device: props.device }), " ",
          h("button", { class: "button small", onClick: props.onAll }, t("letters.all")),
        ])
      : null,
    h("ul", { class: "panel bars" }, reasons.map(([reason, count]) =>
      h("li", [
        h("span", word("refused", reason)),
        h("span", { class: "meter" }, [h("i", { style: { width: `${(count / most) * 100}%` } })]),
        h("b", number(count)),
      ]),
    )),
    h("div", { class: "panel table-wrap" }, [
      h("table", [
        h("thead", h("tr", ["at", "device", "reasons", "detail", "topic", "origin"].map((head) => h("th", t(`letters.${head}`))))),
        h("tbody", letters.deadLetters.map((letter) =>
          h("tr", { key: letter.origin }, [
            h("td", clockTime(letter.at)),
            h("td", { class: "mono" }, letter.deviceId ?? "–"),
            h("td", letter.reasons.map((reason) => word("refused", reason)).join(" · ")),
            h("td", [letter.pointer ? h("code", letter.pointer) : null, " ", letter.detail ?? ""]),
            h("td", { class: "mono" }, letter.mqttTopic ?? "–"),
            h("td", { class: "mono dim" }, letter.origin),
          ]),
        )),
      ]),
      letters.deadLetters.length === 0 ? h("p", { class: "empty" }, t("letters.none")) : null,
    ]),
    letters.held >= letters.heldMax ? h("p", { class: "dim" }, t("letters.cut", { n: letters.heldMax })) : null,
  ];
}
DeadLetters.props = ["letters", "device", "onAll"];
