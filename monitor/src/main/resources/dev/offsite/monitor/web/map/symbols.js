import { shallowRef } from "/lib/vue.js";

/** How shapes are drawn on a canvas: severity and score never speak by colour alone. */

/** Counts the changes of theme; whoever keeps drawn symbols draws them anew. */
export const paletteVersion = shallowRef(0);

let colours = null;

/** The colours of the style sheet. @returns {(name: string) => string} */
export function palette() {
  if (!colours) {
    const style = getComputedStyle(document.documentElement);
    const read = new Map();
    colours = (name) => {
      if (!read.has(name)) {
        read.set(name, style.getPropertyValue(`--${name}`).trim());
      }
      return read.get(name);
    };
  }
  return colours;
}

/** Text of an ordinary screen. */
const TEXT_PX = 14;

/** Read once for each size of the window: it is asked for thousands of times. */
let scale = null;

/**
 * Pixels of the map for a length that fits an ordinary screen: on 4K the text of the pages grows, and
 * the signs of the map with it.
 *
 * @param {number} length
 */
export function px(length) {
  scale ??= parseFloat(getComputedStyle(document.documentElement).fontSize) / TEXT_PX;
  return Math.round(length * scale);
}

addEventListener("resize", () => (scale = null));

/** Reads the colours anew, after the theme has changed. */
export function repaint() {
  colours = null;
  paletteVersion.value++;
}

/**
 * Adds the outline of a severity to a path: 1 circle, 2 diamond, 3 triangle, 4 square, 5 star.
 *
 * @param {CanvasRenderingContext2D | Path2D} path
 */
export function severityPath(path, severity, x, y, r) {
  const corners = (count, turn, inner) => {
    const steps = inner ? count * 2 : count;
    for (let i = 0; i < steps; i++) {
      const radius = inner && i % 2 ? r * inner : r;
      const angle = turn + (i * 2 * Math.PI) / steps;
      const px = x + radius * Math.cos(angle);
      const py = y + radius * Math.sin(angle);
      i === 0 ? path.moveTo(px, py) : path.lineTo(px, py);
    }
    path.closePath();
  };
  switch (severity) {
    case 5:
      corners(8, -Math.PI / 2, 0.72);
      break;
    case 4:
      corners(4, -Math.PI / 4);
      break;
    case 3:
      corners(3, -Math.PI / 2);
      break;
    case 2:
      corners(4, -Math.PI / 2);
      break;
    default:
      path.moveTo(x + r * 0.8, y);
      path.arc(x, y, r * 0.8, 0, 2 * Math.PI);
  }
}

/** SVG points of the same shapes in a box of 24 by 24. @param {number} severity */
export function severityPoints(severity) {
  switch (severity) {
    case 5:
      return "M12 1.5l3 3.3 4.4-.5-.2 4.5L22.5 12l-3.3 3.2.2 4.5-4.4-.5-3 3.3-3-3.3-4.4.5.2-4.5L1.5 12l3.3-3.2-.2-4.5 4.4.5z";
    case 4:
      return "M4 4h16v16H4z";
    case 3:
      return "M12 2l10.5 19h-21z";
    case 2:
      return "M12 1.5L22.5 12 12 22.5 1.5 12z";
    default:
      return "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z";
  }
}

/** Colour names of company scores by number: unknown, green, yellow, red. */
export const scoreColours = ["text-3", "good", "s3", "bad"];
/** Colour names of load states by number: unknown, empty, half, loaded. */
export const loadColours = ["text-3", "s2", "odd", "s4"];
/** How strongly each is drawn: the many that are well must not hide the few that are not. */
export const scoreAlphas = [0.55, 0.5, 0.85, 1];
export const loadAlphas = [0.5, 0.6, 0.8, 1];
