import { reactive } from "/lib/vue.js";
import { ApiError, get } from "../access/api.js";
import { session } from "../access/session.js";
import { board } from "../live/situation.js";

const TRACK_AROUND_MS = 15 * 60_000;
const TRACK_POINTS_MAX = 5000;

/**
 * The candidate page that is open, and what is fetched for it piece by piece.
 *
 * @typedef {object} OpenCase
 * @property {string} id
 * @property {any} page answer of /api/candidates/{id}; null until it came
 * @property {any} fault why there is none
 * @property {Record<number, any>} records originals by number; `{fault}` where one cannot be had
 * @property {any[] | null} around track of the truck before, during and after; null if not known
 * @property {any} aroundFault why there is none
 */

/** @param {string} id @returns {OpenCase} */
export function openCase(id) {
  return reactive({ id, page: null, fault: null, records: {}, around: null, aroundFault: null });
}

/** Fetches the page; what it held before stays until the answer is there. @param {OpenCase} open */
export async function loadPage(open) {
  try {
    const page = await get(`/api/candidates/${encodeURIComponent(open.id)}`);
    open.page = page;
    open.fault = null;
    board.takeOne(page.row);
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    open.fault = error;
  }
}

/** Fetches an original record once. @param {OpenCase} open @param {number} number */
export async function loadRecord(open, number) {
  if (open.records[number] && !open.records[number].fault) {
    return;
  }
  if (session.value?.masksPlates) {
    open.records[number] = { fault: new ApiError(403, "FORBIDDEN", "plates are masked") };
    return;
  }
  try {
    open.records[number] = await get(`/api/candidates/${encodeURIComponent(open.id)}/records/${number}`);
  } catch (error) {
    open.records[number] = { fault: error };
  }
}

/**
 * The message inside an original record: devices may send several in one.
 *
 * @param {any} record
 * @returns {any | null} null where it cannot be read
 */
export function messageOf(record) {
  if (!record?.text) {
    return null;
  }
  try {
    const parsed = JSON.parse(record.text);
    return Array.isArray(parsed) ? (parsed[record.index ?? 0] ?? null) : parsed;
  } catch {
    return null;
  }
}

/** Fetches the track around the episode from the history. @param {OpenCase} open */
export async function loadAround(open) {
  const { candidate } = open.page;
  const from = Date.parse(candidate.episode.start) - TRACK_AROUND_MS;
  const until = Date.parse(candidate.episode.end ?? candidate.episode.lastObserved) + TRACK_AROUND_MS;
  try {
    const answer = await get(
      `/api/history/trucks/${encodeURIComponent(candidate.subject.deviceId)}/track?from=${new Date(from).toISOString()}` +
        `&until=${new Date(until).toISOString()}&limit=${TRACK_POINTS_MAX}`,
    );
    open.around = answer.points.map((point) => ({ ...point, time: point.at }));
  } catch (error) {
    open.aroundFault = error;
  }
}
