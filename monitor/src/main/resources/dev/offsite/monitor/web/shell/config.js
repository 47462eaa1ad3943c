import { shallowRef } from "/lib/vue.js";
import { get } from "../access/api.js";
import { zone } from "../i18n/format.js";

/** What the server is configured with; `map` and `zone` matter here. */
export const config = shallowRef({ version: "", zone: "Asia/Shanghai", map: {}, oidc: false });

/** Fetches it; without an answer the defaults stand. */
export async function loadConfig() {
  config.value = { ...config.value, ...(await get("/api/config")) };
  zone.value = config.value.zone;
}
