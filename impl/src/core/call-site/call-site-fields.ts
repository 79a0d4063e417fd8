import { remembering } from "../../python/text/parse-cache.ts";

/** The attributes of a record that its call site is needed for. */
const CALL_SITE = ["pathname", "filename", "module", "lineno", "funcName"];

/** Whether a format may show where a record comes from. A mere mention counts: doubt costs only time. */
export const showsCallSite: (format: string) => boolean = remembering((format) =>
  CALL_SITE.some((name) => format.includes(name)),
);
