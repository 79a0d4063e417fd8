import type { FuzzFamily } from "../family.ts";
import { fileDrafts } from "./file.ts";

/** WatchedFileHandler: the same, while the file is moved, removed and replaced. */
export const watchedFile: FuzzFamily = {
  name: "watched-file",
  about: "WatchedFileHandler while its file is moved, removed and replaced",
  drafts: fileDrafts("handlers.WatchedFileHandler", ["reopenIfNeeded"]),
};
