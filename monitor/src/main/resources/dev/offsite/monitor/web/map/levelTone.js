/** Tone of a level of bridge load. @param {string} level */
export function levelTone(level) {
  switch (level) {
    case "OVER_LIMIT":
    case "ALARM":
      return "bad";
    case "WARNING":
      return "warn";
    default:
      return "good";
  }
}
