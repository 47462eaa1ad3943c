/**
 * What the list shows.
 *
 * @typedef {object} Filter
 * @property {"CASES" | "OPERATIONS"} desk
 * @property {"UNDECIDED" | "RUNNING" | "ENDED" | "ALL"} stage
 * @property {string[]} kind
 * @property {string[]} objectClass what a camera saw
 * @property {string[]} severity
 * @property {string[]} grade
 * @property {string[]} state
 * @property {string[]} phase
 * @property {string[]} district
 * @property {string[]} street
 * @property {string} company contained
 * @property {string} plate contained
 * @property {string} text contained in plate, company, place, device or id
 * @property {boolean} breached
 * @property {boolean} withdrawn whether withdrawn ones are shown as well
 * @property {"NEWEST" | "CHANGED" | "SEVERITY" | "DEADLINE"} order
 */

/** States of a case by stage of the work. */
export const STAGES = {
  UNDECIDED: ["COLLECTED"],
  RUNNING: ["ACCEPTED", "DISPATCHED", "ON_SITE", "JUDGED"],
  ENDED: ["CLOSED", "NOT_PUNISHED", "DUPLICATE", "WITHDRAWN"],
};

/** Filters by a list of values of a field of the same name. */
export const FACETS = ["severity", "kind", "objectClass", "grade", "state", "phase", "district", "street"];

/** @returns {Filter} */
export function noFilter() {
  return {
    desk: "CASES",
    stage: "UNDECIDED",
    kind: [],
    objectClass: [],
    severity: [],
    grade: [],
    state: [],
    phase: [],
    district: [],
    street: [],
    company: "",
    plate: "",
    text: "",
    breached: false,
    withdrawn: false,
    order: "NEWEST",
  };
}

/** How many limits a filter sets, stage, desk and order left out. @param {Filter} filter */
export function limitsOf(filter) {
  return (
    FACETS.filter((facet) => filter[facet].length > 0).length +
    ["company", "plate", "text", "breached", "withdrawn"].filter((name) => filter[name]).length
  );
}

/** A row is filtered by what it is shown as: a corrected kind counts. */
const facetOf = (row, facet) => (facet === "kind" ? (row.correctedKind ?? row.kind) : row[facet]);

const contains = (text, part) => part === "" || (text ?? "").toUpperCase().includes(part.toUpperCase());

/** The stage of a row; a new state of the contract counts as running. @param {any} row */
export function stageOf(row) {
  if (row.phase === "WITHDRAWN" && row.state === "COLLECTED") {
    return "ENDED";
  }
  return Object.keys(STAGES).find((stage) => STAGES[stage].includes(row.state)) ?? "RUNNING";
}

/**
 * Whether a row passes everything but the stage; the stages are counted over these.
 *
 * @param {Filter} filter
 * @param {any} row
 */
export function passesLimits(filter, row) {
  if (row.desk !== filter.desk) {
    return false;
  }
  if (row.phase === "WITHDRAWN" && !filter.withdrawn && !filter.phase.includes("WITHDRAWN")) {
    return false;
  }
  for (const facet of FACETS) {
    const wanted = filter[facet];
    if (wanted.length > 0 && !wanted.includes(String(facetOf(row, facet)))) {
      return false;
    }
  }
  return (
    (!filter.breached || row.breached === true) &&
    contains(row.plate, filter.plate) &&
    contains(row.company, filter.company) &&
    (filter.text === "" ||
      [row.plate, row.company, row.place, row.deviceId, row.id].some((field) => contains(field, filter.text)))
  );
}

const time = (instant) => (instant ? Date.parse(instant) : NaN);
const byNewest = (a, b) => b.startMs - a.startMs || (a.id < b.id ? -1 : 1);

const ORDERS = {
  NEWEST: byNewest,
  CHANGED: (a, b) => time(b.decided) - time(a.decided) || byNewest(a, b),
  SEVERITY: (a, b) => b.severity - a.severity || byNewest(a, b),
  DEADLINE: (a, b) =>
    (time(a.nextDeadline) || Infinity) - (time(b.nextDeadline) || Infinity) || byNewest(a, b),
};

/**
 * The rows a filter shows, in its order, and how many stand in each stage.
 *
 * @param {Filter} filter
 * @param {Iterable<any>} rows
 * @returns {{shown: any[], stages: Record<string, number>, severities: Record<string, number>}}
 */
export function applyFilter(filter, rows) {
  const stages = { UNDECIDED: 0, RUNNING: 0, ENDED: 0, ALL: 0 };
  const severities = {};
  const shown = [];
  for (const row of rows) {
    if (!passesLimits(filter, row)) {
      continue;
    }
    const stage = stageOf(row);
    stages[stage]++;
    stages.ALL++;
    if (filter.stage === "ALL" || filter.stage === stage) {
      severities[row.severity] = (severities[row.severity] ?? 0) + 1;
      shown.push(row);
    }
  }
  return { shown: shown.sort(ORDERS[filter.order] ?? byNewest), stages, severities };
}

/** Values of a facet with their counts among rows, most frequent first. */
export function facetValues(facet, rows) {
  const counts = new Map();
  for (const row of rows) {
    const found = facetOf(row, facet);
    if (found !== null && found !== undefined) {
      const value = String(found);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** A filter as a saved view keeps it: only what differs from none. @param {Filter} filter */
export function toView(filter) {
  const none = noFilter();
  return Object.fromEntries(
    Object.entries(filter).filter(([name, value]) => String(value) !== String(none[name])),
  );
}

/**
 * A filter from a saved view, which may come from an older page or by hand: what is not understood
 * is left out.
 *
 * @param {Record<string, any>} view
 * @returns {Filter}
 */
export function fromView(view) {
  const filter = noFilter();
  for (const [name, value] of Object.entries(view ?? {})) {
    const old = filter[name];
    if (Array.isArray(old)) {
      filter[name] = (Array.isArray(value) ? value : [value]).map(String);
    } else if (typeof old === typeof value) {
      filter[name] = value;
    }
  }
  return filter;
}
