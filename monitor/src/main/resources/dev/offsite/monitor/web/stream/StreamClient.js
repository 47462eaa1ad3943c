import { readTruckFrame } from "./truckFrames.js";

const BACK_OFF_FIRST_MS = 500;
const BACK_OFF_MOST_MS = 30_000;
const SILENCE_MOST_MS = 30_000;
/** The server closes a stream above 20 messages a second: half a second between viewports is far below. */
const VIEWPORT_EVERY_MS = 500;

/**
 * What the stream tells.
 *
 * @typedef {object} StreamListener
 * @property {(state: "CONNECTING" | "LIVE" | "LOST" | "ENDED") => void} state
 * @property {() => void} restarted all rows are forgotten; the snapshot follows
 * @property {(rows: any[], gone: string[], last: boolean, isSnapshot: boolean) => void} rows
 * @property {(frame: import("./truckFrames.js").TruckFrame) => void} trucks
 * @property {(type: string, message: any) => void} message everything else
 * @property {(reason: string) => void} ended the session is over
 */

/**
 * One connection to `/api/stream` that keeps itself alive: registers, takes the snapshot or goes on
 * behind the newest sequence it has, connects anew with back-off, and gives up only when the session
 * has ended.
 */
export class StreamClient {
  #listener;
  #url;
  #rowsMax;
  #stillValid;
  #socket = null;
  #epoch = null;
  #sequence = null;
  #attempt = 0;
  #silence = null;
  #retry = null;
  #viewport = null;
  #viewportTimer = null;
  #viewportSentMs = 0;
  #follow = null;
  #wanted = false;

  /**
   * @param {StreamListener} listener
   * @param {{url: string, rowsMax: number, stillValid: () => Promise<boolean>}} options
   */
  constructor(listener, { url, rowsMax, stillValid }) {
    this.#listener = listener;
    this.#url = url;
    this.#rowsMax = rowsMax;
    this.#stillValid = stillValid;
  }

  /** Connects, and stays connected until `stop`. */
  start() {
    this.#wanted = true;
    addEventListener("online", this.#now);
    this.#connect();
  }

  /** Ends the connection for good. */
  stop() {
    this.#wanted = false;
    removeEventListener("online", this.#now);
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    clearTimeout(this.#viewportTimer);
    this.#socket?.close(1000);
    this.#socket = null;
  }

  /**
   * Which part of the map is looked at; null for none. Only the newest counts.
   *
   * @param {number[] | null} bounds west, south, east, north
   * @param {number} zoom
   */
  look(bounds, zoom) {
    this.#viewport = { type: "viewport", bounds, zoom };
    const wait = this.#viewportSentMs + VIEWPORT_EVERY_MS - performance.now();
    clearTimeout(this.#viewportTimer);
    this.#viewportTimer = setTimeout(() => this.#sendViewport(), Math.max(0, wait));
  }

  /** @param {string | null} deviceId of the truck that is shown even among clusters */
  follow(deviceId) {
    this.#follow = deviceId;
    this.#send({ type: "follow", deviceId });
  }

  /** Cuts the connection as a bad network would; it comes back by itself. */
  drop() {
    this.#abandon();
  }

  #now = () => {
    if (this.#wanted && !this.#socket) {
      clearTimeout(this.#retry);
      this.#connect();
    }
  };

  #connect() {
    this.#listener.state("CONNECTING");
    const socket = new WebSocket(this.#url);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.onopen = () => this.#hello();
    socket.onmessage = (event) => socket === this.#socket && this.#heard(event.data);
    socket.onclose = () => socket === this.#socket && this.#lost();
    this.#listenForSilence();
  }

  #hello() {
    const hello = { type: "hello", desk: "ALL", rowsMax: this.#rowsMax };
    if (this.#epoch !== null && this.#sequence !== null) {
      hello.epoch = this.#epoch;
      hello.sequence = this.#sequence;
    }
    this.#send(hello);
    this.#sendViewport();
    if (this.#follow) {
      this.#send({ type: "follow", deviceId: this.#follow });
    }
  }

  #sendViewport() {
    if (this.#viewport) {
      this.#viewportSentMs = performance.now();
      this.#send(this.#viewport);
    }
  }

  #send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  #heard(data) {
    this.#listenForSilence();
    if (data instanceof ArrayBuffer) {
      const frame = readTruckFrame(data);
      if (frame) {
        this.#listener.trucks(frame);
      }
      return;
    }
    const message = JSON.parse(data);
    switch (message.type) {
      case "welcome":
        this.#welcomed(message);
        break;
      case "rows":
        this.#listener.rows(message.rows, message.gone ?? [], message.last, message.part === "SNAPSHOT");
        if (message.sequence !== undefined && message.sequence !== null) {
          this.#sequence = message.sequence;
        }
        break;
      case "bye":
        this.#bye(message.reason);
        break;
      default:
        this.#listener.message(message.type, message);
    }
  }

  #welcomed(message) {
    this.#attempt = 0;
    if (!message.resumed) {
      this.#sequence = null;
      this.#listener.restarted();
    }
    this.#epoch = message.epoch;
    this.#listener.state("LIVE");
    this.#listener.message("welcome", message);
  }

  #bye(reason) {
    if (reason === "SESSION_EXPIRED") {
      this.stop();
      this.#listener.state("ENDED");
      this.#listener.ended(reason);
    }
  }

  async #lost() {
    this.#socket = null;
    clearTimeout(this.#silence);
    if (!this.#wanted) {
      return;
    }
    this.#listener.state("LOST");
    const wait = Math.min(BACK_OFF_MOST_MS, BACK_OFF_FIRST_MS * 2 ** this.#attempt);
    this.#attempt++;
    // between half and the whole, so that two hundred desks do not all come back at once
    this.#retry = setTimeout(() => this.#tryAgain(), wait / 2 + (Math.random() * wait) / 2);
  }

  async #tryAgain() {
    const valid = await this.#stillValid();
    if (!this.#wanted || this.#socket) {
      return;
    }
    if (valid) {
      this.#connect();
    } else {
      this.#bye("SESSION_EXPIRED");
    }
  }

  #listenForSilence() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#abandon(), SILENCE_MOST_MS);
  }

  /** A dead network may answer a close after minutes only: the loss counts at once. */
  #abandon() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#lost();
  }
}
