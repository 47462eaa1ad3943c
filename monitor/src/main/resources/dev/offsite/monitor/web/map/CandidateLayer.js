import { watch } from "/lib/vue.js";
import { FRESH_MS } from "../live/CandidateBoard.js";
import { CanvasLayer } from "./CanvasLayer.js";
import { project } from "./projection.js";
import { palette, paletteVersion, px, severityPath } from "./symbols.js";

/** Candidates closer than this are one sign with a number: a storm on a bridge is one place. */
const CELL = 26;
const RADIUS = 10;
const PULSE_EVERY_MS = 90;

/**
 * The candidates the list shows: open ones with a halo, just arrived ones with a growing ring,
 * decided ones hollow, withdrawn ones faint.
 */
export class CandidateLayer {
  #board;
  #rows = [];
  #selectedId = null;
  #canvas;
  #groups = [];
  #timer = null;
  #ends;

  /** @param {import("../live/CandidateBoard.js").CandidateBoard} board */
  constructor(board) {
    this.#board = board;
    this.#canvas = new CanvasLayer((frame) => this.#paint(frame), { zIndex: 60, className: "candidates" });
    this.#ends = watch(paletteVersion, () => this.#canvas.redraw());
  }

  get layer() {
    return this.#canvas.layer;
  }

  /** @param {any[]} rows @param {string | null} selectedId */
  show(rows, selectedId) {
    this.#rows = rows;
    this.#selectedId = selectedId;
    this.#canvas.redraw();
    this.#pulse();
  }

  /** Ends it; the map goes away. */
  dispose() {
    this.#ends();
    clearTimeout(this.#timer);
  }

  /** The candidates under a pixel of the map, the gravest first. @returns {any[] | null} */
  hit(atX, atY) {
    const group = this.#groups.find(({ x, y }) => Math.hypot(x - atX, y - atY) <= px(RADIUS) + 4);
    return group ? group.rows : null;
  }

  #pulse() {
    clearTimeout(this.#timer);
    if (this.#board.freshSince.size > 0 && !document.hidden) {
      this.#timer = setTimeout(() => {
        this.#canvas.redraw();
        this.#pulse();
      }, PULSE_EVERY_MS);
    }
  }

  #paint(frame) {
    const cells = new Map();
    for (const row of this.#rows) {
      const [mx, my] = project(row.lng, row.lat);
      const x = mx * frame.scaleX + frame.offsetX;
      const y = my * frame.scaleY + frame.offsetY;
      if (x < -40 || y < -40 || x > frame.width + 40 || y > frame.height + 40) {
        continue;
      }
      // cells of the ground, not of the window: signs must not jump while the map is dragged
      const step = px(CELL) * frame.resolution;
      const key = row.id === this.#selectedId ? row.id : `${Math.round(mx / step)}/${Math.round(my / step)}`;
      let cell = cells.get(key);
      if (!cell) {
        cells.set(key, (cell = { x, y, rows: [], worst: row }));
      }
      cell.rows.push(row);
      if (rank(row) > rank(cell.worst)) {
        cell.worst = row;
        cell.x = x;
        cell.y = y;
      }
    }
    this.#groups = [...cells.values()].sort((a, b) => rank(a.worst) - rank(b.worst));
    const now = performance.now();
    this.#groups.forEach((group) => this.#paintGroup(frame.context, group, now));
  }

  #paintGroup(context, { x, y, rows, worst }, now) {
    const colour = palette()(`s${worst.severity}`);
    const decided = worst.state !== "COLLECTED";
    const since = rows.map((row) => this.#board.freshSince.get(row.id)).find((at) => at !== undefined);
    context.globalAlpha = worst.phase === "WITHDRAWN" ? 0.4 : 1;
    if (since !== undefined && now - since < FRESH_MS) {
      const step = ((now - since) % 1500) / 1500;
      ring(context, x, y, px(RADIUS) + step * 26, colour, 3 * (1 - step));
    }
    if (worst.phase === "OPEN" || worst.phase === "UPDATED") {
      ring(context, x, y, px(RADIUS) + 5, colour, 2);
    }
    if (rows.some((row) => row.id === this.#selectedId)) {
      ring(context, x, y, px(RADIUS) + 9, palette()("text"), 3);
    }
    const path = new Path2D();
    severityPath(path, worst.severity, x, y, px(RADIUS) + (worst.severity === 3 ? 2 : 0));
    context.fillStyle = decided ? palette()("panel") : colour;
    context.strokeStyle = decided ? colour : palette()("map-land");
    context.lineWidth = 2;
    context.fill(path);
    context.stroke(path);
    context.font = `700 ${px(11)}px ${palette()("font")}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = decided ? colour : palette()("mark-text");
    context.fillText(String(worst.severity), x, y + (worst.severity === 3 ? 2 : 0.5));
    if (rows.length > 1) {
      badge(context, x + px(RADIUS), y - px(RADIUS), rows.length);
    }
    context.globalAlpha = 1;
  }
}

function rank(row) {
  return row.severity * 4 + (row.state === "COLLECTED" ? 2 : 0) + (row.phase === "OPEN" ? 1 : 0);
}

function ring(context, x, y, r, colour, width) {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

function badge(context, x, y, count) {
  const text = count > 999 ? "999+" : String(count);
  context.font = `600 ${px(10)}px ${palette()("font")}`;
  const height = px(15);
  const width = Math.max(height, context.measureText(text).width + px(8));
  context.beginPath();
  context.roundRect(x - 4, y - height / 2, width, height, height / 2);
  context.fillStyle = palette()("text");
  context.fill();
  context.fillStyle = palette()("panel");
  context.textAlign = "center";
  context.fillText(text, x - 4 + width / 2, y);
}
