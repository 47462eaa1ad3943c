import { dateTime, zone } from "../i18n/format.js";

/** What a field for date and time shows for an instant, in the zone of the place. @param {number} ms */
export function localText(ms) {
  return dateTime(ms).replace(" ", "T");
}

/** Milliseconds by which the zone is ahead of UTC at an instant. */
function aheadMs(ms) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone.value, hourCycle: "h23",
      year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    }).formatToParts(new Date(ms)).map((part) => [part.type, Number(part.value)]),
  );
  const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return local - Math.floor(ms / 1000) * 1000;
}

/**
 * The instant of a date and time in the zone of the place.
 *
 * @param {string} text such as 2026-03-04T22:15:07
 * @returns {string} RFC 3339 in UTC
 */
export function instantOf(text) {
  const asUtc = Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
  const guess = asUtc - aheadMs(asUtc);
  return new Date(asUtc - aheadMs(guess)).toISOString();
}
