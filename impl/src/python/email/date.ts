import type { struct_time } from "../time/struct-time.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * Writes a moment as the Date header does: `Thu, 04 Jul 2024 01:02:03 -0400`.
 *
 * An offset that is no whole number of minutes shows its seconds too. Source: CPython 3.15,
 * `email.utils.format_datetime`.
 */
export function formatDate(t: struct_time): string {
  const day = `${DAYS[t.tm_wday]}, ${padded(t.tm_mday)} ${MONTHS[t.tm_mon - 1]}`;
  const clock = [t.tm_hour, t.tm_min, t.tm_sec].map((part) => padded(part)).join(":");
  return `${day} ${padded(t.tm_year, 4)} ${clock} ${formatOffset(t.tm_gmtoff ?? 0)}`;
}

function formatOffset(offset: number): string {
  const amount = Math.abs(offset);
  const minutes = Math.floor(amount / 60);
  const seconds = amount % 60;
  const text = padded(Math.floor(minutes / 60)) + padded(minutes % 60);
  return (offset < 0 ? "-" : "+") + text + (seconds === 0 ? "" : padded(seconds));
}

function padded(value: number, digits = 2): string {
  return String(value).padStart(digits, "0");
}
