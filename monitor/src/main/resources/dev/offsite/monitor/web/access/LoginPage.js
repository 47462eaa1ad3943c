import { h, ref } from "/lib/vue.js";
import { language, t } from "../i18n/index.js";
import { errorText } from "../shell/notices.js";
import { endedBecause, logIn } from "./session.js";

/** User and password. */
export const LoginPage = {
  name: "LoginPage",
  setup() {
    const user = ref("");
    const password = ref("");
    const fault = ref(null);
    const busy = ref(false);

    const submit = async (event) => {
      event.preventDefault();
      busy.value = true;
      fault.value = null;
      try {
        await logIn(user.value.trim(), password.value);
      } catch (error) {
        fault.value = error;
      } finally {
        password.value = "";
        busy.value = false;
      }
    };

    return () =>
      h("div", { class: "login" }, [
        h("form", { class: "panel login-box", onSubmit: submit }, [
          h("img", { src: "/icon.svg", alt: "", class: "login-icon" }),
          h("h1", t("brand")),
          h("p", { class: "dim" }, t("login.purpose")),
          endedBecause.value && !fault.value
            ? h("p", { class: "notice warn", role: "status" }, t("error.SESSION_EXPIRED"))
            : null,
          h("label", { class: "field" }, [
            t("login.user"),
            h("input", {
              name: "user",
              autocomplete: "username",
              autofocus: true,
              required: true,
              maxlength: 64,
              value: user.value,
              onInput: (event) => (user.value = event.target.value),
            }),
          ]),
          h("label", { class: "field" }, [
            t("login.password"),
            h("input", {
              name: "password",
              type: "password",
              autocomplete: "current-password",
              required: true,
              maxlength: 128,
              value: password.value,
              onInput: (event) => (password.value = event.target.value),
            }),
          ]),
          fault.value ? h("p", { class: "notice bad", role: "alert" }, errorText(fault.value)) : null,
          h("button", { class: "button primary", type: "submit", disabled: busy.value }, t("login.go")),
          h("button", {
            class: "button quiet small",
            type: "button",
            onClick: () => (language.value = language.value === "zh" ? "en" : "zh"),
          }, language.value === "zh" ? "English" : "中文"),
        ]),
      ]);
  },
};
