import { palette } from "./symbols.js";

/** Directions an arrow is drawn in; 11.25 degrees apart is finer than the eye at this size. */
export const DIRECTIONS = 32;
/** Forms of a truck: arrow while it moves, dot while it stands, ring when its fix is old. */
export const MOVING = 0;
export const STANDING = 1;
export const STALE = 2;

/**
 * Small pictures of trucks, drawn once for each colour, form and direction: copying a picture is far
 * cheaper than filling a path, twenty thousand times.
 */
export class TruckSprites {
  /** @type {ImageBitmap[]} */
  #cells = [];

  /**
   * @param {string[]} colours names of the style sheet
   * @param {number[]} alphas by colour: what is well steps back
   * @param {number} size CSS pixels
   * @param {number} ratio
   */
  constructor(colours, alphas, size, ratio) {
    this.colours = colours;
    this.alphas = alphas;
    this.size = size;
    this.ratio = ratio;
  }

  /** @returns {ImageBitmap} of `size` CSS pixels, with `ratio` */
  of(colour, form, direction) {
    const key = (colour * 3 + form) * DIRECTIONS + (form === MOVING ? direction : 0);
    return (this.#cells[key] ??= this.#drawn(colour in this.colours ? colour : 0, form, direction));
  }

  #drawn(number, form, direction) {
    const colour = palette()(this.colours[number]);
    const side = Math.ceil(this.size * this.ratio);
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext("2d");
    context.scale(this.ratio, this.ratio);
    context.translate(this.size / 2, this.size / 2);
    const r = this.size / 2 - 1;
    context.lineWidth = 1;
    context.globalAlpha = this.alphas[number];
    context.strokeStyle = palette()("map-land");
    context.fillStyle = colour;
    context.beginPath();
    if (form === MOVING) {
      context.rotate((direction / DIRECTIONS) * 2 * Math.PI);
      context.moveTo(0, -r);
      context.lineTo(r * 0.72, r * 0.85);
      context.lineTo(0, r * 0.45);
      context.lineTo(-r * 0.72, r * 0.85);
      context.closePath();
    } else {
      context.arc(0, 0, r * 0.55, 0, 2 * Math.PI);
    }
    if (form === STALE) {
      context.strokeStyle = colour;
      context.lineWidth = 1.4;
      context.stroke();
    } else {
      context.fill();
      context.stroke();
    }
    // a canvas would be copied each time it is drawn
    return canvas.transferToImageBitmap();
  }
}
