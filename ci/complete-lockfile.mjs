// Adds to package-lock.json the optional packages of other platforms.
//
// npm leaves out of the lock file what its registry does not offer, and some mirrors keep one platform
// only. `npm ci` then refuses the lock file everywhere, because it knows the packages from those that
// want them. Version and platform follow from the wanting package and from the name.
import { readFileSync, writeFileSync } from "node:fs";

const FILE = "package-lock.json";
const SYSTEMS = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "win32",
];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "ppc64", "riscv64", "s390x", "x64"];
const EXACT = /^\d+\.\d+\.\d+\S*$/;

const lock = JSON.parse(readFileSync(FILE, "utf8"));
const wanted = Object.values(lock.packages).flatMap(({ optionalDependencies = {}, dev }) =>
  Object.entries(optionalDependencies).map(([name, version]) => ({ name, version, dev })),
);
let added = 0;
for (const { name, version, dev } of wanted) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  const key = `node_modules/${name}`;
  if (lock.packages[key] !== undefined || os === undefined || !EXACT.test(version)) continue;
  const libc = words.some((word) => word.startsWith("musl")) ? ["musl"] : undefined;
  lock.packages[key] = { version, cpu: cpu && [cpu], dev, libc, optional: true, os: [os] };
  added += 1;
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, "en")),
);
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added`);
