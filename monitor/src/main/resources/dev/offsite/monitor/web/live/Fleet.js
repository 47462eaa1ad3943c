import { project } from "../map/projection.js";

const FIRST_CAPACITY = 1024;
/** Between two frames a truck glides to its new place for as long as frames are apart. */
const GLIDE_MS = 1000;
/** A truck that moved further than this between frames is set, not slid: metres of the map. */
const GLIDE_MOST_M = 400;

/**
 * The trucks that are on the map: columns of numbers, so that twenty thousand of them cost one
 * pass over arrays and no garbage. Places are metres of the map's projection.
 */
export class Fleet {
  size = 0;
  total = 0;
  /** Server time of the newest frame, milliseconds; 0 before the first. */
  serverMs = 0;
  /** @type {{lng: number, lat: number, trucks: number, score: number, atScore: number}[] | null} */
  clusters = null;
  /** Names by number. @type {Map<number, {deviceId: string, plate: string | null, company: string | null}>} */
  names = new Map();
  #slotOf = new Map();
  #listeners = new Set();
  #frameAtMs = 0;

  constructor() {
    this.#allocate(FIRST_CAPACITY);
  }

  /** @param {() => void} listener told of each change @returns {() => void} ends it */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets everything: numbers are only valid within an epoch. */
  restart() {
    this.#clear();
    this.names.clear();
    this.#tell();
  }

  /** @param {[number, string, string | null, string | null][]} names */
  name(names) {
    for (const [number, deviceId, plate, company] of names) {
      this.names.set(number, { deviceId, plate, company });
    }
  }

  /** @param {import("../stream/truckFrames.js").TruckFrame} frame */
  take(frame) {
    const now = performance.now();
    this.#settle(now);
    this.clusters = null;
    const known = frame.full ? new Set() : null;
    frame.each((number, lng, lat, courseDeg, speedKph, flags, score, ageS) => {
      known?.add(number);
      this.#put(number, lng, lat, courseDeg, speedKph, flags, score, ageS);
    });
    if (known) {
      for (const number of [...this.#slotOf.keys()]) {
        if (!known.has(number)) {
          this.#remove(number);
        }
      }
    }
    frame.gone.forEach((number) => this.#remove(number));
    this.total = frame.total;
    this.serverMs = frame.serverMs;
    this.#frameAtMs = now;
    this.#tell();
  }

  /** @param {{cells: number[][], total: number}} message */
  takeClusters(message) {
    this.#clear();
    this.clusters = message.cells.map(([lng, lat, trucks, score, atScore]) => ({
      lng,
      lat,
      trucks,
      score,
      atScore,
    }));
    this.total = message.total;
    this.#tell();
  }

  /** How far trucks have glided to their newest place at that time, 0 to 1. @param {number} nowMs */
  progress(nowMs) {
    return Math.min(1, Math.max(0, (nowMs - this.#frameAtMs) / GLIDE_MS));
  }

  /** @param {string} deviceId @returns {number} slot, or −1 */
  slotOfDevice(deviceId) {
    for (const [number, name] of this.names) {
      if (name.deviceId === deviceId) {
        return this.#slotOf.get(number) ?? -1;
      }
    }
    return -1;
  }

  /** What is known of the truck in a slot. @param {number} slot */
  describe(slot) {
    const flags = this.flags[slot];
    return {
      ...(this.names.get(this.numbers[slot]) ?? { deviceId: null, plate: null, company: null }),
      lng: this.lng[slot],
      lat: this.lat[slot],
      courseDeg: this.course[slot] < 0 ? null : this.course[slot],
      speedKph: this.speed[slot] < 0 ? null : this.speed[slot],
      load: ["UNKNOWN", "EMPTY", "HALF", "LOADED"][flags & 3],
      body: ["UNKNOWN", "DOWN", "RAISED", "UNKNOWN"][(flags >> 2) & 3],
      cover: ["UNKNOWN", "CLOSED", "OPEN", "UNKNOWN"][(flags >> 4) & 3],
      ignition: ["UNKNOWN", "OFF", "ON", "UNKNOWN"][(flags >> 6) & 3],
      score: ["UNKNOWN", "GREEN", "YELLOW", "RED"][this.score[slot]] ?? "UNKNOWN",
      ageS: this.age[slot],
    };
  }

  #put(number, lng, lat, courseDeg, speedKph, flags, score, ageS) {
    let slot = this.#slotOf.get(number);
    const [x, y] = project(lng, lat);
    if (slot === undefined) {
      if (this.size === this.numbers.length) {
        this.#allocate(this.size * 2);
      }
      slot = this.size++;
      this.#slotOf.set(number, slot);
      this.numbers[slot] = number;
      this.fromX[slot] = x;
      this.fromY[slot] = y;
    } else if (Math.abs(x - this.x[slot]) + Math.abs(y - this.y[slot]) > GLIDE_MOST_M) {
      this.fromX[slot] = x;
      this.fromY[slot] = y;
    }
    this.x[slot] = x;
    this.y[slot] = y;
    this.lng[slot] = lng;
    this.lat[slot] = lat;
    this.course[slot] = courseDeg ?? -1;
    this.speed[slot] = speedKph ?? -1;
    this.flags[slot] = flags;
    this.score[slot] = score;
    this.age[slot] = ageS;
  }

  /** Computes all places on the map anew, after the datum of the tiles has changed. */
  projectAnew() {
    for (let i = 0; i < this.size; i++) {
      const [x, y] = project(this.lng[i], this.lat[i]);
      this.x[i] = this.fromX[i] = x;
      this.y[i] = this.fromY[i] = y;
    }
    this.#tell();
  }

  /** What was shown last is where the next glide begins. */
  #settle(nowMs) {
    const done = this.progress(nowMs);
    for (let i = 0; i < this.size; i++) {
      this.fromX[i] += (this.x[i] - this.fromX[i]) * done;
      this.fromY[i] += (this.y[i] - this.fromY[i]) * done;
    }
  }

  #remove(number) {
    const slot = this.#slotOf.get(number);
    if (slot === undefined) {
      return;
    }
    const last = --this.size;
    for (const column of this.#columns()) {
      column[slot] = column[last];
    }
    this.#slotOf.delete(number);
    if (slot !== last) {
      this.#slotOf.set(this.numbers[slot], slot);
    }
  }

  #clear() {
    this.size = 0;
    this.#slotOf.clear();
    this.clusters = null;
  }

  #columns() {
    return [
      this.numbers, this.x, this.y, this.fromX, this.fromY, this.lng, this.lat,
      this.course, this.speed, this.flags, this.score, this.age,
    ];
  }

  #allocate(capacity) {
    const grown = (Type, old) => {
      const column = new Type(capacity);
      if (old) {
        column.set(old);
      }
      return column;
    };
    this.numbers = grown(Uint32Array, this.numbers);
    this.x = grown(Float64Array, this.x);
    this.y = grown(Float64Array, this.y);
    this.fromX = grown(Float64Array, this.fromX);
    this.fromY = grown(Float64Array, this.fromY);
    this.lng = grown(Float64Array, this.lng);
    this.lat = grown(Float64Array, this.lat);
    this.course = grown(Float32Array, this.course);
    this.speed = grown(Float32Array, this.speed);
    this.flags = grown(Uint8Array, this.flags);
    this.score = grown(Uint8Array, this.score);
    this.age = grown(Uint16Array, this.age);
  }

  #tell() {
    this.#listeners.forEach((listener) => listener());
  }
}
