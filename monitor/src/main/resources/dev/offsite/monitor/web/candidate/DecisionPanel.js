import { h, nextTick, reactive, ref, watch } from "/lib/vue.js";
import { request } from "../access/api.js";
import { session } from "../access/session.js";
import { board, choices } from "../live/situation.js";
import { neighbour } from "../list/listState.js";
import { dateTime } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";
import { useKeys } from "../shell/keyboard.js";
import { errorText, notify } from "../shell/notices.js";
import { actsAfter, bodyOf, MOVES_ON } from "./decisions.js";

const KEPT_AS = "offsite-move-on";

/** The buttons and the form of a decision, and what happens when somebody else was faster. */
export const DecisionPanel = {
  name: "DecisionPanel",
  props: ["open"],
  emits: ["decided", "next"],
  setup(props, { emit }) {
    const chosen = ref(null);
    const conflict = ref(null);
    const fault = ref(null);
    const busy = ref(false);
    const moveOn = ref(localStorage.getItem(KEPT_AS) !== "off");
    const form = ref(null);
    const empty = () => ({ reasonCode: "", squad: "", duplicateOf: "", toKind: "", note: "" });
    const fields = reactive(empty());

    watch(moveOn, (on) => localStorage.setItem(KEPT_AS, on ? "on" : "off"));
    watch(() => props.open.id, () => {
      chosen.value = null;
      conflict.value = null;
      fault.value = null;
      Object.assign(fields, empty());
    });
    // Somebody else decided while this form was open: say so before it is sent.
    watch(
      () => props.open.page?.state,
      (after, before) => {
        const byOther = after && before && after.version > before.version && after.by !== session.value.user;
        if (byOther) {
          conflict.value = { current: after, mine: chosen.value };
        }
      },
    );

    const state = () => props.open.page.state;
    const acts = () => actsAfter(state().state);

    const choose = async (act) => {
      chosen.value = chosen.value === act ? null : act;
      fault.value = null;
      if (act.needs === "squad" && !fields.squad) {
        fields.squad = state().assignedTo ?? state().responsible?.squad ?? "";
      }
      await nextTick();
      form.value?.querySelector("select, input, textarea")?.focus();
    };

    const missing = () => {
      const act = chosen.value;
      return act?.needs ? fields[act.needs].trim() === "" : false;
    };

    const send = async (event) => {
      event?.preventDefault();
      const act = chosen.value;
      if (!act || missing() || busy.value) {
        return;
      }
      busy.value = true;
      fault.value = null;
      const following = neighbour(props.open.id, 1);
      try {
        const answer = await request(
          "POST",
          `/api/candidates/${encodeURIComponent(props.open.id)}/decisions`,
          bodyOf(act, fields, state(), props.open.page.candidate.revision),
        );
        conflict.value = null;
        chosen.value = null;
        Object.assign(fields, empty());
        notify(t("decision.sent", { decision: word("decision", act.decision) }), "good");
        if (moveOn.value && MOVES_ON.includes(act.decision) && following && following.id !== props.open.id) {
          emit("next", following.id);
        } else {
          emit("decided", answer.state);
        }
      } catch (error) {
        if (error.code === "CONFLICT") {
          conflict.value = { current: error.current, mine: act };
          emit("decided", null);
        } else {
          fault.value = errorText(error);
        }
      } finally {
        busy.value = false;
      }
    };

    useKeys({
      ...Object.fromEntries(
        ["a", "x", "p", "d", "o", "g", "m", "c", "t", "n"].map((key) => [
          key,
          () => {
            const act = session.value.mayDecide && props.open.page ? acts().find((one) => one.key === key) : null;
            if (act) {
              choose(act);
            }
          },
        ]),
      ),
    });

    const select = (name, label, values, group) =>
      h("label", { class: "field" }, [
        label,
        h(
          "select",
          { value: fields[name], required: true, onChange: (event) => (fields[name] = event.target.value) },
          [h("option", { value: "" }, t("choose")), ...values.map((value) => h("option", { value }, word(group, value)))],
        ),
      ]);

    const needed = () => {
      switch (chosen.value.needs) {
        case "reasonCode":
          return select("reasonCode", t("decision.reason"), choices.value.dismissReasons, "dismiss");
        case "toKind":
          return select("toKind", t("decision.toKind"), choices.value.kinds, "kind");
        case "squad":
          return h("label", { class: "field" }, [
            t("decision.squad"),
            h("input", {
              value: fields.squad, required: true, maxlength: 128, list: "squads",
              onInput: (event) => (fields.squad = event.target.value),
            }),
            h("datalist", { id: "squads" }, squads().map((squad) => h("option", { value: squad }))),
          ]);
        case "duplicateOf":
          return duplicateField();
        default:
          return null;
      }
    };

    const squads = () => [
      ...new Set([
        state().responsible?.squad,
        ...[...board.rows.values()].map((row) => row.assignedTo),
      ].filter(Boolean)),
    ].slice(0, 30);

    const duplicateField = () => {
      const row = props.open.page.row;
      const others = [
        ...props.open.page.related,
        ...[...board.rows.values()].filter(
          (other) => other.id !== row.id && ((row.plate && other.plate === row.plate) || other.storm === row.storm),
        ),
      ];
      const unique = [...new Map(others.map((other) => [other.id, other])).values()].slice(0, 20);
      return h("label", { class: "field" }, [
        t("decision.duplicateOf"),
        h("input", {
          value: fields.duplicateOf, required: true, list: "main-cases", maxlength: 64,
          onInput: (event) => (fields.duplicateOf = event.target.value),
        }),
        h("datalist", { id: "main-cases" }, unique.map((other) =>
          h("option", { value: other.id }, `${other.plate ?? other.deviceId} · ${word("kind", other.kind)} · ${dateTime(other.start)}`),
        )),
      ]);
    };

    const formNode = () =>
      h("form", { ref: form, class: "decision-form", onSubmit: send }, [
        h("h3", word("decision", chosen.value.decision)),
        needed(),
        h("label", { class: "field" }, [
          chosen.value.needs === "note" ? t("decision.note") : t("decision.noteOptional"),
          h("textarea", {
            rows: 2, maxlength: 2048, value: fields.note, name: "note",
            onInput: (event) => (fields.note = event.target.value),
            onKeydown: (event) => event.key === "Enter" && event.ctrlKey && send(event),
          }),
        ]),
        fault.value ? h("p", { class: "notice bad" }, fault.value) : null,
        h("div", { class: "dialog-buttons" }, [
          h("button", { class: "button", type: "button", onClick: () => (chosen.value = null) }, t("cancel")),
          h("button", { class: "button primary", type: "submit", id: "decide", disabled: busy.value || missing() }, t("decision.send")),
        ]),
      ]);

    const conflictNode = () => {
      const { current, mine } = conflict.value;
      return h("div", { class: "notice bad conflict", role: "alert", "data-testid": "conflict" }, [
        h("b", t("conflict.title")),
        h("p", t("conflict.text", {
          by: current?.by ?? "?",
          at: dateTime(current?.at),
          state: word("state", current?.state),
          version: current?.version ?? "?",
        })),
        mine ? h("p", t("conflict.mine", { decision: word("decision", mine.decision) })) : null,
        h("button", { class: "button small", onClick: () => (conflict.value = null) }, t("conflict.seen")),
      ]);
    };

    return () =>
      h("section", { class: "panel decision-panel" }, [
        conflict.value ? conflictNode() : null,
        session.value.mayDecide
          ? [
              h("div", { class: "acts" }, acts().map((act) =>
                h(
                  "button",
                  {
                    class: ["button", act.tone],
                    "aria-pressed": chosen.value === act,
                    "data-decision": act.decision,
                    onClick: () => choose(act),
                  },
                  [word("decision", act.decision), h("kbd", act.key)],
                ),
              )),
              chosen.value ? formNode() : null,
              h("label", { class: "check dim" }, [
                h("input", { type: "checkbox", checked: moveOn.value, onChange: () => (moveOn.value = !moveOn.value) }),
                t("decision.moveOn"),
              ]),
            ]
          : h("p", { class: "dim" }, t("decision.notAllowed")),
      ]);
  },
};
