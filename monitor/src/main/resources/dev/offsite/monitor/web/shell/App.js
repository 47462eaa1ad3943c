import { computed, h } from "/lib/vue.js";
import { session } from "../access/session.js";
import { AdminPage } from "../access/AdminPage.js";
import { LoginPage } from "../access/LoginPage.js";
import { CandidatePage } from "../candidate/CandidatePage.js";
import { DevicesPage } from "../devices/DevicesPage.js";
import { HistoryPage } from "../history/HistoryPage.js";
import { LivePage } from "../live/LivePage.js";
import { Header } from "./Header.js";
import { Notices } from "./Notices.js";
import { route } from "./router.js";

/** Pages by the first part of the path, with the right that each needs. */
const PAGES = {
  live: { page: LivePage, right: "mayWatchCandidates" },
  case: { page: CandidatePage, right: "mayWatchCandidates" },
  devices: { page: DevicesPage, right: "mayWatchDevices" },
  history: { page: HistoryPage, right: null },
  admin: { page: AdminPage, right: "mayAdminister" },
};

/** Whether the user may see a page. @param {string} name */
export function mayOpen(name) {
  const right = PAGES[name]?.right;
  return name in PAGES && (right === null || session.value?.[right] !== false);
}

function firstPage() {
  return mayOpen("live") ? "live" : mayOpen("devices") ? "devices" : "history";
}

/** The whole page: login, or header and the page that the address names. */
export const App = {
  name: "App",
  setup() {
    const name = computed(() => {
      const asked = route.value.path[0];
      return asked && mayOpen(asked) ? asked : firstPage();
    });
    return () =>
      session.value
        ? [
            h("div", { class: "shell" }, [
              h(Header, { page: name.value }),
              h("main", { class: ["page", `page-${name.value}`] }, [h(PAGES[name.value].page)]),
            ]),
            h(Notices),
          ]
        : [h(LoginPage), h(Notices)];
  },
};
