// The shop's own log file. It is meant to rotate as Python's RotatingFileHandler does, whose files the shop's tools read.
import { appendFileSync, existsSync, renameSync, rmSync, statSync } from "node:fs";

export class RotatingFile {
  #name;
  #maxBytes;
  #backupCount;

  constructor(name, { maxBytes = 0, backupCount = 0 } = {}) {
    this.#name = name;
    this.#maxBytes = maxBytes;
    this.#backupCount = backupCount;
    appendFileSync(name, "");
  }

  write(message) {
    const line = `${message}\n`;
    const size = existsSync(this.#name) ? statSync(this.#name).size : 0;
    // Python adds characters here, not bytes: `logparity run` shows where that matters.
    if (this.#maxBytes > 0 && size + Buffer.byteLength(line) >= this.#maxBytes) this.#rotate();
    appendFileSync(this.#name, line);
  }

  #rotate() {
    if (this.#backupCount === 0) return;
    rmSync(`${this.#name}.${this.#backupCount}`, { force: true });
    for (let number = this.#backupCount - 1; number >= 1; number--) {
      const from = `${this.#name}.${number}`;
      if (existsSync(from)) renameSync(from, `${this.#name}.${number + 1}`);
    }
    if (existsSync(this.#name)) renameSync(this.#name, `${this.#name}.1`);
    appendFileSync(this.#name, "");
  }
}
