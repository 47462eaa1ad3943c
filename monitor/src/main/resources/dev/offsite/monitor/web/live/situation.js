import { shallowRef } from "/lib/vue.js";
import { get } from "../access/api.js";
import { end, stillValid } from "../access/session.js";
import { StreamClient } from "../stream/StreamClient.js";
import { CandidateBoard } from "./CandidateBoard.js";
import { Fleet } from "./Fleet.js";
import { onDatum } from "../map/projection.js";
import { sound } from "./sound.js";

/** A desk holds all rows the server holds; a phone the newest. */
const DESK_ROWS_MAX = 20_000;
const PHONE_ROWS_MAX = 1_000;
const PHONE_WIDTH_PX = 720;

export const board = new CandidateBoard((row) => sound.opened(row));
export const fleet = new Fleet();
/** State of the stream: CONNECTING, LIVE, LOST, ENDED. */
export const connection = shallowRef("CONNECTING");
/** Bridges by site. @type {import("/lib/vue.js").ShallowRef<Map<string, any>>} */
export const bridges = shallowRef(new Map());
/** Drones as the stream has them. */
export const drones = shallowRef([]);
/** Counters, see "Wall" in docs/monitor-api.md; null before the first. */
export const figures = shallowRef(null);
/** GeoJSON of the fences in force, and the areas of jurisdiction by id. */
export const fences = shallowRef({ type: "FeatureCollection", features: [] });
export const areas = shallowRef(new Map());
/** What the server says may be decided; empty before it did. */
export const choices = shallowRef({ dismissReasons: [], kinds: [], states: [], decisions: [] });

let client = null;

/** Name of an area, or its id. @param {string | null} id */
export function areaName(id) {
  return id ? (areas.value.get(id)?.name ?? id) : null;
}

async function fetchReference() {
  const [geo, list, decisions] = await Promise.allSettled([
    get("/api/reference/fences"),
    get("/api/reference/areas"),
    get("/api/reference/decisions"),
  ]);
  if (geo.status === "fulfilled") {
    fences.value = geo.value;
  }
  if (list.status === "fulfilled") {
    areas.value = new Map(list.value.areas.map((area) => [area.id, area]));
  }
  if (decisions.status === "fulfilled") {
    choices.value = { ...choices.value, ...decisions.value };
  }
}

function heard(type, message) {
  switch (type) {
    case "welcome":
      fleet.restart();
      break;
    case "trucks":
      fleet.name(message.names);
      break;
    case "clusters":
      fleet.takeClusters(message);
      break;
    case "bridges":
      bridges.value = new Map([
        ...bridges.value,
        ...message.bridges.map((bridge) => [bridge.siteId, bridge]),
      ]);
      break;
    case "drones":
      drones.value = message.drones;
      break;
    case "figures":
      figures.value = message.figures;
      break;
    case "reference":
      fetchReference();
      break;
  }
}

/** Begins to listen; called once a session is there. @param {any} session */
export function listen(session) {
  stopListening();
  fetchReference();
  const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/stream`;
  const wide = innerWidth >= PHONE_WIDTH_PX;
  client = new StreamClient(
    {
      state: (state) => (connection.value = state),
      restarted: () => board.restart(),
      rows: (rows, gone, last, isSnapshot) => board.take(rows, gone, last && isSnapshot),
      trucks: (frame) => fleet.take(frame),
      message: heard,
      ended: (reason) => end(reason),
    },
    {
      url,
      rowsMax: session.mayWatchCandidates === false ? 0 : wide ? DESK_ROWS_MAX : PHONE_ROWS_MAX,
      stillValid,
    },
  );
  client.start();
}

/** Ends the stream and forgets what it told: the next user may be another. */
export function stopListening() {
  client?.stop();
  client = null;
  board.forget();
  fleet.restart();
  bridges.value = new Map();
  drones.value = [];
  figures.value = null;
}

/** Tells the server which part of the map is shown. */
export function look(bounds, zoom) {
  client?.look(bounds, zoom);
}

/** @param {string | null} deviceId */
export function follow(deviceId) {
  client?.follow(deviceId);
}

/** For the test of reconnection: cuts the stream as a bad network would. */
export function dropStream() {
  client?.drop();
}

onDatum(() => fleet.projectAnew());
