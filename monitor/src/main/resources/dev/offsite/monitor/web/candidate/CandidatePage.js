import { computed, h, onBeforeUnmount, shallowRef, watch } from "/lib/vue.js";
import { board } from "../live/situation.js";
import { listed, neighbour, selectedId } from "../list/listState.js";
import { ListPanel } from "../list/ListPanel.js";
import { t } from "../i18n/index.js";
import { helpShown } from "../shell/KeyboardHelp.js";
import { useKeys } from "../shell/keyboard.js";
import { errorText } from "../shell/notices.js";
import { go, route } from "../shell/router.js";
import { CaseHead } from "./CaseHead.js";
import { ClocksPanel } from "./ClocksPanel.js";
import { CourseOfCase } from "./CourseOfCase.js";
import { DecisionPanel } from "./DecisionPanel.js";
import { EvidencePanel } from "./EvidencePanel.js";
import { FactsPanel } from "./FactsPanel.js";
import { GatePanel } from "./GatePanel.js";
import { loadAround, loadPage, loadRecord, openCase } from "./openCase.js";
import { RelatedPanel } from "./RelatedPanel.js";
import { SmallMap } from "./SmallMap.js";
import { SuspectsPanel } from "./SuspectsPanel.js";

/** Originals that are fetched at once, for the picture; the rest on demand. */
const RECORDS_AT_ONCE = 6;
/** A storm of revisions is one fetch. */
const REFETCH_AFTER_MS = 400;

/** Everything about one candidate, and what can be decided. */
export const CandidatePage = {
  name: "CandidatePage",
  setup() {
    const open = shallowRef(openCase(""));
    let timer = null;

    const points = computed(() => {
      const track = open.value.page?.candidate.evidence.track ?? [];
      return open.value.around?.length > 1 ? open.value.around : track;
    });

    const load = async (id) => {
      const one = openCase(id);
      open.value = one;
      selectedId.value = id;
      await loadPage(one);
      if (!one.page) {
        return;
      }
      const { candidate, records } = one.page;
      if ((candidate.evidence.track ?? []).length > 1) {
        loadAround(one);
      }
      const first = records.find((record) => record.role === "WORST") ?? records[0];
      const wanted = candidate.kind === "PATROL_OBJECT" ? records.slice(0, RECORDS_AT_ONCE) : first ? [first] : [];
      wanted.forEach((record) => loadRecord(one, record.number));
    };

    watch(() => (route.value.path[0] === "case" ? route.value.path[1] : null), (id) => id && load(id), { immediate: true });

    // Another desk decided, or the candidate was revised: the row says so first.
    watch(
      () => {
        void board.version.value;
        return board.find(open.value.id)?.sequence;
      },
      (sequence) => {
        if (sequence && open.value.page && sequence > open.value.page.row.sequence) {
          clearTimeout(timer);
          timer = setTimeout(() => loadPage(open.value), REFETCH_AFTER_MS);
        }
      },
    );
    onBeforeUnmount(() => clearTimeout(timer));

    const step = (by) => {
      const row = neighbour(open.value.id, by);
      if (row && row.id !== open.value.id) {
        go(`/case/${row.id}`);
      }
    };
    useKeys({
      j: () => step(1),
      k: () => step(-1),
      Escape: () => go("/live"),
      "?": () => (helpShown.value = true),
    });

    const bar = () => {
      const at = listed.value.shown.findIndex((row) => row.id === open.value.id);
      return h("div", { class: "case-bar" }, [
        h("a", { class: "button small", href: "#/live" }, t("case.back")),
        h("span", { class: "dim" }, at >= 0 ? t("case.position", { at: at + 1, of: listed.value.shown.length }) : t("case.outside")),
        h("span", { class: "spring" }),
        h("button", { class: "button small", id: "previous", onClick: () => step(-1) }, [t("case.previous"), h("kbd", "k")]),
        h("button", { class: "button small", id: "next", onClick: () => step(1) }, [t("case.next"), h("kbd", "j")]),
      ]);
    };

    const content = (one) => [
      h(CaseHead, { page: one.page }),
      h("div", { class: "case-grid" }, [
        h("div", { class: "case-column facts-column" }, [
          h(FactsPanel, { open: one, points: points.value }),
          h(EvidencePanel, { open: one }),
        ]),
        h("div", { class: "case-column place-column" }, [
          h(DecisionPanel, {
            open: one,
            onDecided: () => loadPage(one),
            onNext: (id) => go(`/case/${id}`),
          }),
          h(ClocksPanel, { page: one.page }),
          h(CourseOfCase, { page: one.page }),
        ]),
        h("div", { class: "case-column proof-column" }, [
          h("section", { class: "panel map-holder" }, [
            h(SmallMap, { page: one.page, points: points.value }),
            one.aroundFault ? h("p", { class: "dim small-note" }, t("track.noHistory")) : null,
          ]),
          h(SuspectsPanel, { page: one.page }),
          h(GatePanel, { page: one.page }),
          h(RelatedPanel, { page: one.page }),
        ]),
      ]),
    ];

    return () => {
      const one = open.value;
      return h("div", { class: "case" }, [
        h("aside", { class: "case-queue" }, [h(ListPanel)]),
        h("div", { class: "case-body", key: one.id }, [
          bar(),
          one.fault ? h("p", { class: "notice bad" }, errorText(one.fault)) : null,
          one.page ? content(one) : one.fault ? null : h("p", { class: "empty" }, t("list.loading")),
        ]),
      ]);
    };
  },
};
