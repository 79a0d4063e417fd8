import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join, resolve, sep } from "node:path";
import { setStartTime } from "logparity";

const RealDate = Date;
const realNow = RealDate.now(); // whatever has about this stamp was written by this program
let nowMs = 0;

/** Sets the clock that the port reads. */
export function setClock(iso) {
  stampFiles();
  nowMs = RealDate.parse(iso);
}

/** Moves the clock; nothing waits. */
export function advance(seconds) {
  stampFiles();
  nowMs += Math.floor(seconds * 1000 + 0.5);
}

/** Gives the files that were written since the clock last moved its time, as a file system would. */
export function stampFiles(folder = ".") {
  for (const entry of nowMs ? fs.readdirSync(folder, { withFileTypes: true }) : []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) stampFiles(path);
    stamp(path);
  }
}

/** Does so for one file, which may not be there. */
function stamp(path) {
  const found = realStat(path, { throwIfNoEntry: false });
  if (nowMs && found && Math.abs(found.mtimeMs - realNow) < 86_400_000) {
    fs.utimesSync(path, nowMs / 1000, nowMs / 1000);
  }
}

const realStat = fs.statSync;
fs.statSync = (path, options) => {
  if (resolve(String(path)).startsWith(process.cwd() + sep)) stamp(path);
  return realStat(path, options);
};
syncBuiltinESMExports();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length > 0 ? given : [nowMs]));
  }
  static now() {
    return nowMs;
  }
};

/** Lets relativeCreated count from here. */
export function startClock(iso) {
  setClock(iso);
  setStartTime(nowMs);
}
