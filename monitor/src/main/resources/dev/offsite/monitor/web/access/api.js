/** An answer of the server that is none: problem+json, or no answer at all (status 0). */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} detail
   * @param {any} [current] with CONFLICT: the case as it stands
   * @param {number | null} [retryAfterS]
   */
  constructor(status, code, detail, current = null, retryAfterS = null) {
    super(detail);
    this.status = status;
    this.code = code;
    this.current = current;
    this.retryAfterS = retryAfterS;
  }
}

let csrfToken = null;
let signedOut = () => {};

/** @param {string | null} token of the session; sent with everything that changes something */
export function useCsrfToken(token) {
  csrfToken = token;
}

/** @param {(code: string) => void} listener called when the server no longer knows the session */
export function onSignedOut(listener) {
  signedOut = listener;
}

async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const retry = Number(response.headers.get("Retry-After"));
  return new ApiError(
    response.status,
    problem.code ?? `HTTP_${response.status}`,
    problem.detail ?? response.statusText,
    problem.current ?? null,
    retry > 0 ? retry : null,
  );
}

/**
 * Asks the server.
 *
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body] sent as JSON
 * @returns {Promise<any>} the answer; null for 204
 * @throws {ApiError}
 */
export async function request(method, path, body) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  if (method !== "GET" && csrfToken) {
    headers["X-CSRF-Token"] = csrfToken;
  }
  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: "same-origin",
      cache: "no-store",
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, "UNREACHABLE", "the server does not answer");
  }
  if (response.ok) {
    return response.status === 204 ? null : response.json();
  }
  const error = await problemOf(response);
  if (error.status === 401 && path !== "/api/session" && error.code !== "WRONG_LOGIN") {
    signedOut(error.code);
  }
  throw error;
}

/** @param {string} path */
export const get = (path) => request("GET", path);

/**
 * A query string; lists repeat the parameter, empty values are left out.
 *
 * @param {Record<string, any>} parameters
 */
export function query(parameters) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== "" && one !== false) {
        search.append(name, String(one));
      }
    }
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}
