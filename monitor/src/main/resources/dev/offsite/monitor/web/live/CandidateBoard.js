import { shallowRef } from "/lib/vue.js";

/** How often pages are told of changes at most: a storm must not draw the list a thousand times. */
const TELL_EVERY_MS = 200;
/** How long a row counts as just arrived. */
export const FRESH_MS = 12_000;

/**
 * A row of the list, see docs/monitor-api.md, with `startMs`; never changed, only replaced.
 *
 * @typedef {Readonly<Record<string, any>>} Row
 */

/**
 * All rows the server has told of: by id, the highest sequence wins. While a snapshot is on its
 * way the old rows stay visible; they are replaced when its last part has come, so that nothing
 * flickers and nothing that is gone survives.
 */
export class CandidateBoard {
  /** Rows by id. Read `version.value` first to be told of changes. */
  rows = new Map();
  /** Counts the times that pages were told. */
  version = shallowRef(0);
  /** Whether the first snapshot is complete. */
  ready = shallowRef(false);
  /** When a row that opened after the snapshot was first seen, by id; milliseconds of `performance.now`. */
  freshSince = new Map();
  #coming = null;
  #timer = null;

  /** @param {(row: Row) => void} [opened] told of each row that was not there before */
  constructor(opened = () => {}) {
    this.opened = opened;
  }

  /** A snapshot follows. */
  restart() {
    this.#coming = new Map();
  }

  /**
   * Takes rows and removals.
   *
   * @param {Row[]} rows
   * @param {string[]} gone ids
   * @param {boolean} snapshotEnds whether the last part of the snapshot is in it
   */
  take(rows, gone, snapshotEnds) {
    const target = this.#coming ?? this.rows;
    for (const row of rows) {
      const known = target.get(row.id);
      if (!known || known.sequence < row.sequence) {
        const isNew = this.ready.value && !this.rows.has(row.id);
        // read for each sorting of thousands: parsed once
        row.startMs = Date.parse(row.start);
        target.set(row.id, Object.freeze(row));
        if (isNew) {
          this.freshSince.set(row.id, performance.now());
          this.opened(row);
        }
      }
    }
    for (const id of gone) {
      target.delete(id);
      this.freshSince.delete(id);
    }
    if (snapshotEnds && this.#coming) {
      this.rows = this.#coming;
      this.#coming = null;
      this.ready.value = true;
    }
    this.#tell();
  }

  /** Forgets everything: another user may follow. */
  forget() {
    this.rows = new Map();
    this.#coming = null;
    this.ready.value = false;
    this.freshSince.clear();
    this.#tell();
  }

  /** Takes one row that came with an answer, such as that of a page. @param {Row} row */
  takeOne(row) {
    this.take([row], [], false);
  }

  /** @param {string} id @returns {Row | undefined} */
  find(id) {
    return this.rows.get(id);
  }

  #tell() {
    if (this.#timer === null) {
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.#forgetOld();
        this.version.value++;
      }, TELL_EVERY_MS);
    }
  }

  #forgetOld() {
    const before = performance.now() - FRESH_MS;
    for (const [id, since] of this.freshSince) {
      if (since < before) {
        this.freshSince.delete(id);
      }
    }
  }
}
