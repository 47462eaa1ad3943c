import { h, ref } from "/lib/vue.js";
import { t } from "../i18n/index.js";
import { Dialog } from "../shell/Dialog.js";
import { errorText, notify } from "../shell/notices.js";
import { changePassword } from "./session.js";

const LENGTH_LEAST = 12;
const LENGTH_MOST = 128;

/** The user's own password. */
export const PasswordDialog = {
  name: "PasswordDialog",
  emits: ["close"],
  setup(props, { emit }) {
    const current = ref("");
    const next = ref("");
    const fault = ref(null);

    const submit = async (event) => {
      event.preventDefault();
      try {
        await changePassword(current.value, next.value);
        notify(t("password.changed"), "good");
        emit("close");
      } catch (error) {
        fault.value = errorText(error);
      }
    };

    const field = (label, model, autocomplete, limits) =>
      h("label", { class: "field" }, [
        label,
        h("input", {
          type: "password",
          required: true,
          autocomplete,
          ...limits,
          value: model.value,
          onInput: (event) => (model.value = event.target.value),
        }),
      ]);

    return () =>
      h(Dialog, { title: t("password.change"), onClose: () => emit("close") }, {
        default: () =>
          h("form", { class: "dialog-form", onSubmit: submit }, [
            field(t("password.current"), current, "current-password", {}),
            field(t("password.next"), next, "new-password", { minlength: LENGTH_LEAST, maxlength: LENGTH_MOST }),
            h("p", { class: "dim" }, t("password.rule", { least: LENGTH_LEAST })),
            fault.value ? h("p", { class: "notice bad" }, fault.value) : null,
            h("div", { class: "dialog-buttons" }, [
              h("button", { class: "button", type: "button", onClick: () => emit("close") }, t("cancel")),
              h("button", { class: "button primary", type: "submit" }, t("password.change")),
            ]),
          ]),
      });
  },
};
