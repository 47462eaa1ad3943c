import { ref, watch } from "/lib/vue.js";

const KEPT_AS = "offsite-sound";
/** Below this severity nothing sounds. */
const SEVERITY_LEAST = 4;
/** A storm is one sound, not a thousand. */
const PAUSE_MS = 1500;

/** Pitches in hertz by severity: two tones for 4, three rising ones for 5. */
const TONES = { 4: [660, 660], 5: [660, 880, 1100] };

let context = null;
let soundedAt = -PAUSE_MS;

function play(tones) {
  context ??= new AudioContext();
  tones.forEach((pitch, i) => {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    const at = context.currentTime + i * 0.16;
    oscillator.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.2, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.14);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + 0.15);
  });
}

/** Sound by severity, off until the operator switches it on. */
export const sound = {
  on: ref(localStorage.getItem(KEPT_AS) === "on"),

  /** A candidate has opened. @param {any} row */
  opened(row) {
    const now = performance.now();
    if (
      sound.on.value &&
      row.severity >= SEVERITY_LEAST &&
      row.phase !== "WITHDRAWN" &&
      now - soundedAt >= PAUSE_MS
    ) {
      soundedAt = now;
      play(TONES[Math.min(5, row.severity)]);
    }
  },

  /** Lets the operator hear what grave sounds like. */
  sample() {
    play(TONES[4]);
  },
};

watch(sound.on, (on) => localStorage.setItem(KEPT_AS, on ? "on" : "off"));
