import { h, ref } from "/lib/vue.js";
import { logOut, session } from "../access/session.js";
import { PasswordDialog } from "../access/PasswordDialog.js";
import { connection } from "../live/situation.js";
import { language, t } from "../i18n/index.js";
import { clockTime } from "../i18n/format.js";
import { now } from "./clock.js";
import { KeyboardHelp, helpShown } from "./KeyboardHelp.js";
import { report } from "./notices.js";
import { theme } from "./theme.js";

const LINKS = [
  ["live", "mayWatchCandidates"],
  ["devices", "mayWatchDevices"],
  ["history", null],
  ["admin", "mayAdminister"],
];

/** Name, pages, state of the stream, clock, language, theme, user. */
export const Header = {
  name: "Header",
  props: ["page"],
  setup(props) {
    const dialog = ref(false);
    const menu = ref(false);

    const links = () =>
      LINKS.filter(([, right]) => right === null || session.value[right] !== false).map(([name]) =>
        h(
          "a",
          {
            class: "nav",
            href: `#/${name}`,
            "aria-current": props.page === name || (name === "live" && props.page === "case") ? "page" : undefined,
          },
          t(`page.${name}`),
        ),
      );

    const user = () =>
      h("div", { class: "user" }, [
        h(
          "button",
          { class: "button quiet small", "aria-expanded": menu.value, onClick: () => (menu.value = !menu.value) },
          [session.value.user, " ▾"],
        ),
        menu.value
          ? h("div", { class: "menu", onClick: () => (menu.value = false) }, [
              h("p", { class: "dim" }, session.value.roles.map((role) => t(`role.${role}`)).join(" · ")),
              h("button", { class: "button quiet", onClick: () => (dialog.value = true) }, t("password.change")),
              h("button", { class: "button quiet", onClick: () => (helpShown.value = true) }, t("keys.title")),
              h("button", { class: "button quiet", id: "logout", onClick: () => logOut().catch(report) }, t("logout")),
            ])
          : null,
      ]);

    return () => [
      h("header", { class: "header" }, [
        h("a", { class: "brand", href: "#/live" }, [h("img", { src: "/icon.svg", alt: "" }), h("span", t("brand"))]),
        h("nav", { "aria-label": t("nav") }, links()),
        h("span", { class: "spring" }),
        h(
          "span",
          { class: ["connection", `is-${connection.value.toLowerCase()}`], "data-testid": "connection", "data-state": connection.value },
          [h("i"), h("span", t(`connection.${connection.value}`))],
        ),
        h("time", { class: "header-clock" }, clockTime(now.value)),
        h(
          "button",
          {
            class: "button quiet small",
            id: "language",
            onClick: () => (language.value = language.value === "zh" ? "en" : "zh"),
          },
          language.value === "zh" ? "English" : "中文",
        ),
        h(
          "button",
          {
            class: "button quiet small",
            "aria-label": t("theme"),
            title: t("theme"),
            onClick: () => (theme.value = theme.value === "dark" ? "light" : "dark"),
          },
          theme.value === "dark" ? "☀" : "☾",
        ),
        user(),
      ]),
      session.value.mustChangePassword
        ? h("div", { class: "notice warn banner" }, [
            t("password.first"),
            h("button", { class: "button small", onClick: () => (dialog.value = true) }, t("password.change")),
          ])
        : null,
      connection.value === "LOST"
        ? h("div", { class: "notice bad banner", role: "alert" }, t("connection.banner"))
        : null,
      dialog.value ? h(PasswordDialog, { onClose: () => (dialog.value = false) }) : null,
      helpShown.value ? h(KeyboardHelp) : null,
    ];
  },
};
