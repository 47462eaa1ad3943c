import { h, onMounted, ref, shallowRef } from "/lib/vue.js";
import { dateTime } from "../i18n/format.js";
import { t, word } from "../i18n/index.js";
import { areas } from "../live/situation.js";
import { notify, report } from "../shell/notices.js";
import { get, request } from "./api.js";

const ROLES = ["OPERATOR", "SQUAD", "INTEGRATOR", "ADMIN"];

const nobody = () => ({ user: "", roles: ["OPERATOR"], jurisdictions: [], allJurisdictions: false, disabled: false, password: "" });

/** Users and the audit log. */
export const AdminPage = {
  name: "AdminPage",
  setup() {
    const users = shallowRef([]);
    const entries = shallowRef([]);
    const edited = ref(null);

    const load = async () => {
      users.value = (await get("/api/users")).users;
      entries.value = (await get("/api/audit?limit=200")).entries;
    };
    onMounted(() => load().catch(report));

    const save = async (event) => {
      event.preventDefault();
      const { user, password, ...rest } = edited.value;
      try {
        await request("PUT", `/api/users/${encodeURIComponent(user.trim())}`, password ? { ...rest, password } : rest);
        notify(t("admin.saved"), "good");
        edited.value = null;
        await load();
      } catch (error) {
        report(error);
      }
    };

    const remove = async (user) => {
      if (confirm(t("admin.reallyRemove", { user }))) {
        await request("DELETE", `/api/users/${encodeURIComponent(user)}`).then(load).catch(report);
      }
    };

    const tick = (list, value) => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);

    const check = (checked, label, onChange) =>
      h("label", { class: "check" }, [h("input", { type: "checkbox", checked, onChange }), label]);

    const form = () => {
      const one = edited.value;
      const isNew = !users.value.some((known) => known.user === one.user);
      return h("form", { class: "panel admin-form", onSubmit: save }, [
        h("label", { class: "field" }, [
          t("login.user"),
          h("input", { value: one.user, required: true, maxlength: 64, onInput: (event) => (one.user = event.target.value) }),
        ]),
        h("label", { class: "field" }, [
          isNew ? t("login.password") : t("admin.newPassword"),
          h("input", {
            type: "password", autocomplete: "new-password", minlength: 12, maxlength: 128, required: isNew,
            value: one.password, onInput: (event) => (one.password = event.target.value),
          }),
        ]),
        h("fieldset", { class: "facet" }, [
          h("legend", t("admin.roles")),
          ROLES.map((role) => check(one.roles.includes(role), t(`role.${role}`), () => (one.roles = tick(one.roles, role)))),
        ]),
        h("fieldset", { class: "facet" }, [
          h("legend", t("admin.jurisdictions")),
          check(one.allJurisdictions, t("admin.all"), () => (one.allJurisdictions = !one.allJurisdictions)),
          one.allJurisdictions
            ? null
            : [...areas.value.values()].map((area) =>
                check(one.jurisdictions.includes(area.id), area.name, () =>
                  (one.jurisdictions = tick(one.jurisdictions, area.id))),
              ),
        ]),
        check(one.disabled, t("admin.disabled"), () => (one.disabled = !one.disabled)),
        h("div", { class: "dialog-buttons" }, [
          h("button", { class: "button", type: "button", onClick: () => (edited.value = null) }, t("cancel")),
          h("button", { class: "button primary", type: "submit" }, t("admin.save")),
        ]),
      ]);
    };

    const userRow = (one) =>
      h("tr", { key: one.user }, [
        h("td", one.user),
        h("td", one.roles.map((role) => t(`role.${role}`)).join(" · ")),
        h("td", one.allJurisdictions ? t("admin.all") : one.jurisdictions.map((id) => areas.value.get(id)?.name ?? id).join(" · ")),
        h("td", one.disabled ? h("span", { class: "chip bad" }, t("admin.disabled")) : ""),
        h("td", [
          h("button", { class: "button small", onClick: () => (edited.value = { ...nobody(), ...one }) }, t("admin.edit")),
          h("button", { class: "button small quiet", onClick: () => remove(one.user) }, t("admin.remove")),
        ]),
      ]);

    return () =>
      h("div", { class: "desk" }, [
        h("div", { class: "desk-head" }, [
          h("h2", t("admin.users")),
          h("button", { class: "button", onClick: () => (edited.value = nobody()) }, t("admin.add")),
        ]),
        edited.value ? form() : null,
        h("div", { class: "panel table-wrap" }, [
          h("table", [
            h("thead", h("tr", ["login.user", "admin.roles", "admin.jurisdictions", "admin.state", ""].map((key) => h("th", key ? t(key) : "")))),
            h("tbody", users.value.map(userRow)),
          ]),
        ]),
        h("h2", t("admin.audit")),
        h("div", { class: "panel table-wrap" }, [
          h("table", [
            h("thead", h("tr", ["audit.at", "login.user", "audit.action", "audit.subject", "audit.detail"].map((key) => h("th", t(key))))),
            h("tbody", entries.value.map((entry) =>
              h("tr", [entry.at && dateTime(entry.at), entry.user, word("audited", entry.action), entry.subject, entry.detail].map((value) =>
                h("td", value ?? "–"))),
            )),
          ]),
        ]),
      ]);
  },
};
