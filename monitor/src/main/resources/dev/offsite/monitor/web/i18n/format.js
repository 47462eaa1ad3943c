import { ref } from "/lib/vue.js";
import { language, t } from "./index.js";

/** Zone in which times are shown: that of the place, not of the browser. */
export const zone = ref("Asia/Shanghai");

const formats = new Map();

function dateFormat(options) {
  const key = `${language.value}|${zone.value}|${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone.value, hourCycle: "h23", ...options });
    formats.set(key, format);
  }
  return format;
}

/** @param {string | number | null | undefined} instant RFC 3339 or milliseconds */
function dateOf(instant) {
  if (instant === null || instant === undefined) {
    return null;
  }
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** 22:15:07 */
export function clockTime(instant) {
  const date = dateOf(instant);
  return date
    ? dateFormat({ hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(date)
    : "–";
}

/** 2026-03-04 22:15:07 */
export function dateTime(instant) {
  const date = dateOf(instant);
  return date
    ? dateFormat({
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
      }).format(date)
    : "–";
}

/** 03-04 22:15 */
export function shortDateTime(instant) {
  return dateOf(instant) ? dateTime(instant).slice(5, 16) : "–";
}

/** 2026-03-04, the day at the place */
export function dayOf(instant) {
  const date = dateOf(instant);
  return date ? dateFormat({ year: "numeric", month: "2-digit", day: "2-digit" }).format(date) : "–";
}

/** 22:00, of an hour */
export function hourOf(instant) {
  const date = dateOf(instant);
  return date ? dateFormat({ hour: "2-digit", minute: "2-digit" }).format(date) : "–";
}

/**
 * A number with at most so many digits behind the point.
 *
 * @param {number | null | undefined} value
 * @param {number} [digits]
 */
export function number(value, digits = 0) {
  return value === null || value === undefined || !Number.isFinite(value)
    ? "–"
    : value.toLocaleString("en-US", { maximumFractionDigits: digits });
}

/**
 * A measured value as people say it: tonnes above a tonne, minutes above two of them.
 *
 * @param {number | null | undefined} value
 * @param {string} unit of the contract
 */
export function quantity(value, unit) {
  if (value === null || value === undefined) {
    return "–";
  }
  if (unit === "kg" && Math.abs(value) >= 1000) {
    return `${number(value / 1000, 2)} t`;
  }
  if (unit === "s") {
    return duration(value);
  }
  if (unit === "share") {
    return `${number(value * 100, 1)} %`;
  }
  return unit === "1" || !unit ? number(value, 2) : `${number(value, 2)} ${unit}`;
}

/** @param {number} seconds */
export function duration(seconds) {
  const s = Math.round(Math.abs(seconds));
  const sign = seconds < 0 ? "−" : "";
  if (s < 60) {
    return `${sign}${s} ${t("unit.s")}`;
  }
  if (s < 3600) {
    const rest = s % 60;
    return `${sign}${Math.floor(s / 60)} ${t("unit.min")}${rest ? ` ${rest} ${t("unit.s")}` : ""}`;
  }
  if (s < 172800) {
    const rest = Math.floor((s % 3600) / 60);
    return `${sign}${Math.floor(s / 3600)} ${t("unit.h")}${rest ? ` ${rest} ${t("unit.min")}` : ""}`;
  }
  const rest = Math.floor((s % 86400) / 3600);
  return `${sign}${Math.floor(s / 86400)} ${t("unit.d")}${rest ? ` ${rest} ${t("unit.h")}` : ""}`;
}
