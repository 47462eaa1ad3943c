import { h } from "/lib/vue.js";
import { dismiss, notices } from "./notices.js";

/** Short messages at the edge of the page. */
export function Notices() {
  return h("div", { class: "notices", role: "status", "aria-live": "polite" }, notices.value.map((notice) =>
    h("button", { key: notice.id, class: ["notice", notice.tone], onClick: () => dismiss(notice.id) }, notice.text),
  ));
}
