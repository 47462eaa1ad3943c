import { createApp, h, watch } from "/lib/vue.js";
import { resume, session } from "./access/session.js";
import { listen, stopListening } from "./live/situation.js";
import { loadConfig } from "./shell/config.js";
import { report } from "./shell/notices.js";
import { beginTheme } from "./shell/theme.js";
import { App } from "./shell/App.js";

beginTheme();
await Promise.allSettled([loadConfig(), resume().catch(report)]);

let listeningAs = null;
watch(
  session,
  (now) => {
    const user = now?.user ?? null;
    if (user !== listeningAs) {
      listeningAs = user;
      user ? listen(now) : stopListening();
    }
  },
  { immediate: true },
);

createApp({ render: () => h(App) }).mount("#app");
