import { createApp, h } from "/lib/vue.js";
import { zone } from "../i18n/format.js";
import { Wall } from "./Wall.js";
import { beginFeed } from "./feed.js";

document.documentElement.dataset.theme = "dark";
try {
  zone.value = (await (await fetch("/api/config")).json()).zone ?? zone.value;
} catch {
  // the default zone stands until the server answers
}
beginFeed();
createApp({ render: () => h(Wall) }).mount("#wall");
