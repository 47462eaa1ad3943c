/** From so many rows on, a storm is folded. */
export const STORM_LEAST = 4;
/** Rows of one storm follow each other within this time; a new burst is a new storm. */
const BURST_GAP_MS = 30 * 60_000;

/**
 * A line of the list: a row, or the head of a storm.
 *
 * @typedef {{row: any, inStorm: boolean}} RowLine
 * @typedef {{storm: string, rows: any[], open: boolean}} StormLine
 * @typedef {RowLine | StormLine} Line
 */

/** Groups rows whose storm is the same and whose starts follow each other within the gap. */
function bursts(rows) {
  const byStorm = new Map();
  for (const row of rows) {
    if (row.storm) {
      let of = byStorm.get(row.storm);
      if (!of) {
        byStorm.set(row.storm, (of = []));
      }
      of.push(row);
    }
  }
  const burstOf = new Map();
  for (const [storm, all] of byStorm) {
    if (all.length < STORM_LEAST) {
      continue;
    }
    let burst = null;
    let before = -Infinity;
    for (const row of all.sort((a, b) => a.startMs - b.startMs)) {
      if (burst === null || row.startMs - before > BURST_GAP_MS) {
        burst = { key: `${storm}@${row.start}`, rows: [] };
      }
      burst.rows.push(row);
      burstOf.set(row.id, burst);
      before = row.startMs;
    }
  }
  return burstOf;
}

/**
 * The lines of the list: rows in the order given, the rows of a storm under one head at the place of
 * the first of them. No row is lost: each stands in exactly one line or under exactly one head.
 *
 * @param {any[]} rows
 * @param {Set<string>} opened heads that are unfolded
 * @returns {Line[]}
 */
export function foldStorms(rows, opened) {
  const burstOf = bursts(rows);
  const members = new Map();
  for (const row of rows) {
    const burst = burstOf.get(row.id);
    if (burst && burst.rows.length >= STORM_LEAST) {
      if (!members.has(burst)) {
        members.set(burst, []);
      }
      members.get(burst).push(row);
    }
  }
  const lines = [];
  const done = new Set();
  for (const row of rows) {
    const burst = burstOf.get(row.id);
    if (!members.has(burst)) {
      lines.push({ row, inStorm: false });
    } else if (!done.has(burst)) {
      done.add(burst);
      const open = opened.has(burst.key);
      lines.push({ storm: burst.key, rows: members.get(burst), open });
      if (open) {
        members.get(burst).forEach((member) => lines.push({ row: member, inStorm: true }));
      }
    }
  }
  return lines;
}
