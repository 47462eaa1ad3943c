import { h } from "/lib/vue.js";
import { against } from "../list/RowCard.js";
import { Plate } from "../list/Plate.js";
import { SeverityMark } from "../list/SeverityMark.js";
import { shortDateTime } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";

function rows(list) {
  return h("ul", { class: "related" }, list.map((row) =>
    h("li", { key: row.id }, h("a", { href: `#/case/${row.id}` }, [
      h(SeverityMark, { severity: row.severity }),
      h(Plate, { plate: row.plate, color: row.plateColor, device: row.deviceId }),
      h("span", word("kind", row.kind)),
      h("span", { class: "dim" }, `${against(row)} · ${shortDateTime(row.start)} · ${word("state", row.state)}`),
    ])),
  ));
}

/** Related candidates, duplicates and what stands in the place of a withdrawn one. */
export function RelatedPanel(props) {
  const { related, duplicates, supersededBy, state } = props.page;
  const link = (label, id) => h("p", [label, " ", h("a", { class: "mono", href: `#/case/${id}` }, id)]);
  return related.length + duplicates.length === 0 && !supersededBy && !state.duplicateOf
    ? null
    : h("section", { class: "panel" }, [
        supersededBy ? link(t("related.supersededBy"), supersededBy) : null,
        state.duplicateOf ? link(t("related.duplicateOf"), state.duplicateOf) : null,
        duplicates.length > 0 ? [h("h2", t("related.duplicates", { n: duplicates.length })), rows(duplicates)] : null,
        related.length > 0 ? [h("h2", t("related.title", { n: related.length })), rows(related)] : null,
      ]);
}
RelatedPanel.props = ["page"];
