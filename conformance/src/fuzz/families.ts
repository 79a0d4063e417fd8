import { config } from "./families/config.ts";
import { core } from "./families/core.ts";
import { datagram } from "./families/datagram.ts";
import { file } from "./families/file.ts";
import { http } from "./families/http.ts";
import { rotatingFile } from "./families/rotating-file.ts";
import { smtp } from "./families/smtp.ts";
import { socket } from "./families/socket.ts";
import { syslog } from "./families/syslog.ts";
import { timedRotatingFile } from "./families/timed-rotating-file.ts";
import { watchedFile } from "./families/watched-file.ts";
import type { FuzzFamily } from "./family.ts";

/** Everything that can be fuzzed. A new family is a file in `families/` and its entry here. */
export const FAMILIES: readonly FuzzFamily[] = [
  core,
  file,
  watchedFile,
  rotatingFile,
  timedRotatingFile,
  socket,
  datagram,
  syslog,
  smtp,
  http,
  config,
];
