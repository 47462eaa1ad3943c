import ol from "/lib/ol.mjs";

/**
 * Where a drawing stands: metres of the map to pixels of the canvas.
 *
 * @typedef {object} Frame
 * @property {CanvasRenderingContext2D} context scaled to CSS pixels
 * @property {number} width CSS pixels
 * @property {number} height CSS pixels
 * @property {number} ratio device pixels for each CSS pixel
 * @property {number} resolution metres for each CSS pixel
 * @property {number} scaleX factor of x
 * @property {number} scaleY factor of y, negative
 * @property {number} offsetX
 * @property {number} offsetY
 */

/**
 * A layer of the map that draws itself on a canvas of its own. It can be drawn anew without the rest
 * of the map, which is what keeps thousands of moving points cheap. The map must not be turned.
 */
export class CanvasLayer {
  #canvas = document.createElement("canvas");
  #state = null;
  #draw;

  /**
   * @param {(frame: Frame) => void} draw called with a clean canvas
   * @param {{zIndex: number, className: string}} options
   */
  constructor(draw, { zIndex, className }) {
    this.#draw = draw;
    this.#canvas.className = className;
    this.#canvas.style.position = "absolute";
    this.#canvas.style.left = "0";
    this.#canvas.style.top = "0";
    this.#canvas.style.pointerEvents = "none";
    this.layer = new ol.layer.Layer({
      zIndex,
      render: (frameState) => {
        this.#state = frameState;
        this.#paint();
        return this.#canvas;
      },
    });
  }

  /** Draws anew where the map stands, without drawing the other layers. */
  redraw() {
    if (this.#state && this.layer.getVisible()) {
      this.#paint();
    }
  }

  #paint() {
    const { size, pixelRatio, coordinateToPixelTransform: m, viewState } = this.#state;
    const width = Math.round(size[0] * pixelRatio);
    const height = Math.round(size[1] * pixelRatio);
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#canvas.style.width = `${size[0]}px`;
      this.#canvas.style.height = `${size[1]}px`;
    }
    const context = this.#canvas.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    this.#draw({
      context,
      width: size[0],
      height: size[1],
      ratio: pixelRatio,
      resolution: viewState.resolution,
      scaleX: m[0],
      scaleY: m[3],
      offsetX: m[4],
      offsetY: m[5],
    });
  }
}
