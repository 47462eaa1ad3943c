/**
 * What an operator can do with a case.
 *
 * @typedef {object} Act
 * @property {string} decision word of case-feedback
 * @property {string} key on the keyboard
 * @property {"reasonCode" | "squad" | "duplicateOf" | "toKind" | "note" | null} needs field that must be filled in
 * @property {string} tone
 * @property {string[]} from states it can follow
 */

const OPEN = ["COLLECTED", "ACCEPTED", "DISPATCHED", "ON_SITE", "JUDGED"];

/** @type {Act[]} */
export const ACTS = [
  { decision: "ACCEPTED", key: "a", needs: null, tone: "primary", from: ["COLLECTED"] },
  { decision: "DISMISSED", key: "x", needs: "reasonCode", tone: "", from: OPEN },
  { decision: "DUPLICATE_OF", key: "p", needs: "duplicateOf", tone: "", from: OPEN },
  { decision: "DISPATCHED", key: "d", needs: "squad", tone: "", from: ["COLLECTED", "ACCEPTED", "DISPATCHED", "ON_SITE"] },
  { decision: "ON_SITE", key: "o", needs: null, tone: "", from: ["DISPATCHED"] },
  { decision: "JUDGED", key: "g", needs: null, tone: "", from: ["ACCEPTED", "DISPATCHED", "ON_SITE"] },
  { decision: "TOLD", key: "m", needs: null, tone: "", from: ["ACCEPTED", "DISPATCHED", "ON_SITE", "JUDGED"] },
  { decision: "CLOSED", key: "c", needs: null, tone: "", from: ["ACCEPTED", "DISPATCHED", "ON_SITE", "JUDGED"] },
  { decision: "TYPE_CORRECTED", key: "t", needs: "toKind", tone: "", from: OPEN },
  { decision: "NOTE", key: "n", needs: "note", tone: "", from: [...OPEN, "CLOSED", "NOT_PUNISHED", "DUPLICATE", "WITHDRAWN"] },
];

/** Decisions after which the work on this case is done for the one who sits here. */
export const MOVES_ON = ["ACCEPTED", "DISMISSED", "DUPLICATE_OF", "CLOSED"];

/** What can follow a state; the server has the last word. @param {string} state */
export function actsAfter(state) {
  return ACTS.filter((act) => act.from.includes(state));
}

/**
 * The body of a decision: only the fields that belong to it.
 *
 * @param {Act} act
 * @param {Record<string, string>} fields
 * @param {{version: number}} state
 * @param {number} revision
 */
export function bodyOf(act, fields, state, revision) {
  const body = { decision: act.decision, basedOnCaseVersion: state.version, basedOnRevision: revision };
  if (act.needs && act.needs !== "note") {
    body[act.needs] = fields[act.needs].trim();
  }
  if (fields.note.trim()) {
    body.note = fields.note.trim();
  }
  return body;
}
