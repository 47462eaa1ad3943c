import { watch } from "/lib/vue.js";
import { CanvasLayer } from "./CanvasLayer.js";
import { clusterAt, paintClusters } from "./truckClusters.js";
import { DIRECTIONS, MOVING, STALE, STANDING, TruckSprites } from "./truckSprites.js";
import { loadAlphas, loadColours, palette, paletteVersion, px, scoreAlphas, scoreColours } from "./symbols.js";

const MOVING_KPH = 3;
const STALE_S = 120;
/** Gliding is drawn this often; a frame that takes longer than the limit ends it until the next one. */
const GLIDE_EVERY_MS = 66;
const GLIDE_COST_MOST_MS = 12;
const HIT_PX = 12;
/** With more trucks than this on the map an arrow cannot be told from its neighbour: they are dots. */
const ARROWS_MOST = 8000;
const DOT = 3;
/** Without a graphics card pictures are dear and paths are cheap: from this cost on paths are drawn. */
const PICTURES_COST_MOST_MS = 20;

/** The moving trucks, or their clusters while the server sends those. */
export class TruckLayer {
  /** What colours mean: `score` of the company or `load` of the truck. */
  mode = "score";
  /** Device that is marked; null for none. @type {string | null} */
  marked = null;
  #fleet;
  #sprites = null;
  #canvas;
  #frame = null;
  #costMs = 0;
  #picturesAreDear = false;
  #timer = null;
  #ends;

  /** @param {import("../live/Fleet.js").Fleet} fleet */
  constructor(fleet) {
    this.#fleet = fleet;
    this.#canvas = new CanvasLayer((frame) => this.#paint(frame), { zIndex: 40, className: "trucks" });
    const endFleet = fleet.onChange(() => this.#changed());
    const endPalette = watch(paletteVersion, () => this.recolour());
    this.#ends = () => {
      endFleet();
      endPalette();
      clearTimeout(this.#timer);
    };
  }

  get layer() {
    return this.#canvas.layer;
  }

  /** Draws with new colours or another meaning of them. */
  recolour() {
    this.#sprites = null;
    this.#canvas.redraw();
  }

  /** Ends it; the map goes away. */
  dispose() {
    this.#ends();
  }

  /** Milliseconds the newest drawing took. */
  get costMs() {
    return this.#costMs;
  }

  /**
   * What is under a pixel of the map: the slot of a truck, or a cluster.
   *
   * @returns {{slot: number} | {cluster: any} | null}
   */
  hit(atX, atY) {
    const frame = this.#frame;
    if (!frame || !this.layer.getVisible()) {
      return null;
    }
    const fleet = this.#fleet;
    if (fleet.clusters) {
      const cluster = clusterAt(fleet.clusters, frame, atX, atY);
      return cluster ? { cluster } : null;
    }
    let best = -1;
    let least = HIT_PX * HIT_PX;
    for (let i = 0; i < fleet.size; i++) {
      const dx = fleet.x[i] * frame.scaleX + frame.offsetX - atX;
      const dy = fleet.y[i] * frame.scaleY + frame.offsetY - atY;
      const distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best < 0 ? null : { slot: best };
  }

  #changed() {
    this.#canvas.redraw();
    this.#glide();
  }

  #glide() {
    clearTimeout(this.#timer);
    const goesOn =
      this.#fleet.size > 0 &&
      this.#costMs < GLIDE_COST_MOST_MS &&
      this.#fleet.progress(performance.now()) < 1 &&
      !document.hidden;
    if (goesOn) {
      this.#timer = setTimeout(() => {
        this.#canvas.redraw();
        this.#glide();
      }, GLIDE_EVERY_MS);
    }
  }

  #pixel(frame, x, y) {
    return [x * frame.scaleX + frame.offsetX, y * frame.scaleY + frame.offsetY];
  }

  #paint(frame) {
    const began = performance.now();
    this.#frame = frame;
    if (this.#fleet.clusters) {
      paintClusters(this.#fleet.clusters, frame);
    } else if (this.#fleet.size > ARROWS_MOST) {
      this.#paintDots(frame);
      this.#paintMarked(frame, 1);
    } else if (this.#picturesAreDear) {
      this.#paintDarts(frame, this.#fleet.progress(began));
      this.#paintMarked(frame, this.#fleet.progress(began));
    } else {
      this.#paintTrucks(frame, this.#fleet.progress(began));
      this.#picturesAreDear = performance.now() - began > PICTURES_COST_MOST_MS;
    }
    this.#costMs = performance.now() - began;
  }

  /** Hot: runs for each truck of each drawing. */
  #paintTrucks(frame, progress) {
    const fleet = this.#fleet;
    const size = sizeAt(frame.resolution);
    const colours = this.mode === "load" ? loadColours : scoreColours;
    if (!this.#sprites || this.#sprites.size !== size || this.#sprites.ratio !== frame.ratio) {
      this.#sprites = new TruckSprites(colours, this.mode === "load" ? loadAlphas : scoreAlphas, size, frame.ratio);
    }
    const { context, width, height, scaleX, scaleY, offsetX, offsetY } = frame;
    const half = size / 2;
    const byLoad = this.mode === "load";
    const rings = [];
    for (let i = 0; i < fleet.size; i++) {
      const x = (fleet.fromX[i] + (fleet.x[i] - fleet.fromX[i]) * progress) * scaleX + offsetX;
      const y = (fleet.fromY[i] + (fleet.y[i] - fleet.fromY[i]) * progress) * scaleY + offsetY;
      if (x < -size || y < -size || x > width + size || y > height + size) {
        continue;
      }
      const flags = fleet.flags[i];
      const form =
        fleet.age[i] > STALE_S
          ? STALE
          : fleet.speed[i] > MOVING_KPH && fleet.course[i] >= 0
            ? MOVING
            : STANDING;
      const direction = form === MOVING ? Math.round((fleet.course[i] / 360) * DIRECTIONS) % DIRECTIONS : 0;
      const colour = byLoad ? flags & 3 : fleet.score[i];
      context.drawImage(this.#sprites.of(colour, form, direction), x - half, y - half, size, size);
      if (((flags >> 2) & 3) === 2 && size > 7) {
        rings.push(x, y);
      }
    }
    this.#paintRings(context, rings, size * 0.62);
    this.#paintMarked(frame, progress);
  }

  /** Hot: runs for each truck of each drawing, once for each colour, the graver last. */
  #paintDots({ context, width, height, scaleX, scaleY, offsetX, offsetY }) {
    const fleet = this.#fleet;
    const side = px(DOT);
    const byLoad = this.mode === "load";
    const colours = byLoad ? loadColours : scoreColours;
    const alphas = byLoad ? loadAlphas : scoreAlphas;
    for (let colour = 0; colour < colours.length; colour++) {
      context.fillStyle = palette()(colours[colour]);
      context.globalAlpha = alphas[colour];
      for (let i = 0; i < fleet.size; i++) {
        if ((byLoad ? fleet.flags[i] & 3 : fleet.score[i]) === colour) {
          const x = fleet.x[i] * scaleX + offsetX;
          const y = fleet.y[i] * scaleY + offsetY;
          if (x > 0 && y > 0 && x < width && y < height) {
            context.fillRect(x, y, side, side);
          }
        }
      }
    }
    context.globalAlpha = 1;
  }

  /** Hot: the same trucks as one path for each colour: a dart while it moves, a square while it stands. */
  #paintDarts(frame, progress) {
    const { context, width, height, scaleX, scaleY, offsetX, offsetY } = frame;
    const fleet = this.#fleet;
    const byLoad = this.mode === "load";
    const colours = byLoad ? loadColours : scoreColours;
    const alphas = byLoad ? loadAlphas : scoreAlphas;
    const r = sizeAt(frame.resolution) / 2 - 0.5;
    const paths = colours.map(() => new Path2D());
    const rings = [];
    for (let i = 0; i < fleet.size; i++) {
      const x = (fleet.fromX[i] + (fleet.x[i] - fleet.fromX[i]) * progress) * scaleX + offsetX;
      const y = (fleet.fromY[i] + (fleet.y[i] - fleet.fromY[i]) * progress) * scaleY + offsetY;
      if (x < -r || y < -r || x > width + r || y > height + r) {
        continue;
      }
      const path = paths[byLoad ? fleet.flags[i] & 3 : fleet.score[i]] ?? paths[0];
      if (fleet.speed[i] > MOVING_KPH && fleet.course[i] >= 0 && fleet.age[i] <= STALE_S) {
        const east = Math.sin((fleet.course[i] * Math.PI) / 180) * r;
        const north = Math.cos((fleet.course[i] * Math.PI) / 180) * r;
        path.moveTo(x + east, y - north);
        path.lineTo(x - east - north * 0.7, y + north - east * 0.7);
        path.lineTo(x - east + north * 0.7, y + north + east * 0.7);
      } else {
        path.rect(x - r / 2, y - r / 2, r, r);
      }
      if (((fleet.flags[i] >> 2) & 3) === 2 && r > 3) {
        rings.push(x, y);
      }
    }
    paths.forEach((path, colour) => {
      context.globalAlpha = alphas[colour];
      context.fillStyle = palette()(colours[colour]);
      context.fill(path);
    });
    context.globalAlpha = 1;
    this.#paintRings(context, rings, r * 1.3);
  }

  /** A raised body is what dumping looks like: a ring around the truck. */
  #paintRings(context, rings, radius) {
    context.strokeStyle = palette()("odd");
    context.lineWidth = 1.5;
    for (let i = 0; i < rings.length; i += 2) {
      context.beginPath();
      context.arc(rings[i], rings[i + 1], radius, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  #paintMarked(frame, progress) {
    const slot = this.marked ? this.#fleet.slotOfDevice(this.marked) : -1;
    if (slot < 0) {
      return;
    }
    const fleet = this.#fleet;
    const [x, y] = this.#pixel(
      frame,
      fleet.fromX[slot] + (fleet.x[slot] - fleet.fromX[slot]) * progress,
      fleet.fromY[slot] + (fleet.y[slot] - fleet.fromY[slot]) * progress,
    );
    const name = fleet.names.get(fleet.numbers[slot]);
    const { context } = frame;
    context.strokeStyle = palette()("text");
    context.lineWidth = 2.5;
    context.beginPath();
    context.arc(x, y, 15, 0, 2 * Math.PI);
    context.stroke();
    label(context, name?.plate ?? name?.deviceId ?? "", x, y - 24);
  }
}

/** Pixels of a truck. @param {number} resolution metres for each pixel */
function sizeAt(resolution) {
  return px(resolution > 60 ? 7 : resolution > 20 ? 10 : resolution > 6 ? 15 : 20);
}

function label(context, text, x, y) {
  context.font = `600 ${px(13)}px ${palette()("font")}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const width = context.measureText(text).width + 12;
  context.fillStyle = palette()("panel");
  context.fillRect(x - width / 2, y - 10, width, 20);
  context.fillStyle = palette()("text");
  context.fillText(text, x, y);
}
