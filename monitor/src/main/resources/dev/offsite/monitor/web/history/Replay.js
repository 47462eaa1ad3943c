import { ref } from "/lib/vue.js";

const STEP_MS = 50;

/** Plays a track: a moment of the past that moves on, at so many times the speed of the truck. */
export class Replay {
  /** Index of the point that is shown. */
  index = ref(0);
  playing = ref(false);
  /** Seconds of the track for each second of the replay. */
  speed = ref(60);
  #times = [];
  #atMs = 0;
  #timer = null;

  /** @param {any[]} points oldest first */
  load(points) {
    this.pause();
    this.#times = points.map((point) => Date.parse(point.at));
    this.seek(0);
  }

  /** @param {number} index */
  seek(index) {
    this.index.value = Math.max(0, Math.min(index, this.#times.length - 1));
    this.#atMs = this.#times[this.index.value] ?? 0;
  }

  /** Plays from where it stands, or from the beginning if that is the end. */
  play() {
    if (this.index.value >= this.#times.length - 1) {
      this.seek(0);
    }
    this.playing.value = true;
    this.#timer = setInterval(() => this.#step(), STEP_MS);
  }

  /** Stops where it stands. */
  pause() {
    this.playing.value = false;
    clearInterval(this.#timer);
  }

  #step() {
    this.#atMs += STEP_MS * this.speed.value;
    let index = this.index.value;
    while (index < this.#times.length - 1 && this.#times[index + 1] <= this.#atMs) {
      index++;
    }
    this.index.value = index;
    if (index >= this.#times.length - 1) {
      this.pause();
    }
  }
}
