import { shallowRef } from "/lib/vue.js";
import { get, onSignedOut, request, useCsrfToken } from "./api.js";

/**
 * Who is logged in, as `GET /api/session` says it; null for nobody.
 *
 * @type {import("/lib/vue.js").ShallowRef<any>}
 */
export const session = shallowRef(null);

/** Why the last session ended, a code; null if it did not. */
export const endedBecause = shallowRef(null);

function begin(answer) {
  useCsrfToken(answer.csrfToken);
  endedBecause.value = null;
  session.value = answer;
}

/** Ends the session on this side. @param {string | null} code */
export function end(code) {
  useCsrfToken(null);
  if (session.value) {
    endedBecause.value = code;
  }
  session.value = null;
}

onSignedOut((code) => end(code === "NOT_LOGGED_IN" ? "SESSION_EXPIRED" : code));

/** Takes up the session that the cookie stands for, if any. */
export async function resume() {
  try {
    begin(await get("/api/session"));
  } catch (error) {
    if (error.status !== 401) {
      throw error;
    }
  }
}

/** @returns {Promise<boolean>} whether the server still knows the session, or cannot be asked */
export async function stillValid() {
  try {
    await get("/api/session");
    return true;
  } catch (error) {
    return error.status !== 401;
  }
}

/** @param {string} user @param {string} password */
export async function logIn(user, password) {
  begin(await request("POST", "/api/session", { user, password }));
}

/** Logs out; the session ends here even if the server does not answer. */
export async function logOut() {
  try {
    await request("DELETE", "/api/session");
  } finally {
    end(null);
  }
}

/** @param {string} current @param {string} next */
export async function changePassword(current, next) {
  await request("PUT", "/api/session/password", { current, next });
  session.value = { ...session.value, mustChangePassword: false };
}
