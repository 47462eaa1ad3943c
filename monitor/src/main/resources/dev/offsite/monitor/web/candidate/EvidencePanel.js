import { h, ref } from "/lib/vue.js";
import { session } from "../access/session.js";
import { t, word } from "../i18n/index.js";
import { errorText } from "../shell/notices.js";
import { loadRecord } from "./openCase.js";

const tones = { VERIFIED: "good", ALTERED: "bad", GONE: "warn" };

/** Addresses come from devices: only what a browser fetches over HTTP becomes a link. */
function isWeb(uri) {
  try {
    return ["http:", "https:"].includes(new URL(uri).protocol);
  } catch {
    return false;
  }
}

function pretty(record) {
  try {
    return JSON.stringify(JSON.parse(record.text), null, 2);
  } catch {
    return record.text ?? record.base64 ?? "";
  }
}

function media(list) {
  return list.length === 0
    ? h("p", { class: "no-media" }, t("media.none"))
    : h("ul", { class: "media" }, list.map((one) =>
        h("li", [
          h("svg", { viewBox: "0 0 24 24", "aria-hidden": true }, h("path", { d: "M4 6h4l2-2h4l2 2h4v13H4zM12 9a4 4 0 1 0 0 8 4 4 0 0 0 0-8z" })),
          h("b", word("view", one.kind)),
          h("span", { class: ["chip", one.sha256 ? "good" : "warn"] }, one.sha256 ? t("media.digest") : t("media.noDigest")),
          isWeb(one.uri)
            ? h("a", { href: one.uri, target: "_blank", rel: "noreferrer noopener", class: "mono uri" }, one.uri)
            : h("span", { class: "mono uri" }, one.uri),
        ])));
}

/** Photos, original records, and the download of all of it. */
export const EvidencePanel = {
  name: "EvidencePanel",
  props: ["open"],
  setup(props) {
    const shown = ref(null);

    const toggle = async (number) => {
      shown.value = shown.value === number ? null : number;
      if (shown.value !== null) {
        await loadRecord(props.open, number);
      }
    };

    const record = (one) => {
      const loaded = props.open.records[one.number];
      const base = `/api/candidates/${encodeURIComponent(props.open.id)}`;
      return h("li", { key: one.number }, [
        h("div", { class: "record-line" }, [
          h("b", word("role", one.role)),
          loaded?.status ? h("span", { class: ["chip", tones[loaded.status]] }, word("digest", loaded.status)) : null,
          h("span", { class: "mono dim" }, `${one.topic}/${one.partition}/${one.offset}[${one.index}]`),
          h("span", { class: "spring" }),
          session.value.masksPlates
            ? null
            : [
                h("button", { class: "button small", onClick: () => toggle(one.number) }, shown.value === one.number ? t("record.hide") : t("record.show")),
                h("a", { class: "button small", href: `${base}/records/${one.number}/raw`, download: "" }, t("record.raw")),
              ],
        ]),
        h("p", { class: "mono dim sha", title: one.sha256 }, `SHA-256 ${one.sha256}`),
        shown.value === one.number && loaded
          ? loaded.fault
            ? h("p", { class: "notice bad" }, errorText(loaded.fault))
            : h("pre", { class: "raw" }, pretty(loaded))
          : null,
      ]);
    };

    return () => {
      const { candidate, records } = props.open.page;
      return h("section", { class: "panel evidence" }, [
        h("h2", t("evidence.title")),
        media(candidate.evidence.media ?? []),
        h("ul", { class: "records" }, records.map(record)),
        session.value.masksPlates
          ? null
          : h("a", { class: "button", href: `/api/candidates/${encodeURIComponent(props.open.id)}/evidence`, download: "" }, t("evidence.download")),
      ]);
    };
  },
};
