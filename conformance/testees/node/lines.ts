import type { Readable } from "node:stream";

/** The lines of a stream, cut at LF only: JSON may hold U+2028, which other readers take for a line end. */
export async function* linesOf(stream: Readable): AsyncGenerator<string, void, undefined> {
  let partial: Buffer[] = [];
  for await (const chunk of stream) {
    let rest: Buffer = Buffer.from(chunk);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield Buffer.concat([...partial, rest.subarray(0, end)]).toString("utf8");
      [partial, rest] = [[], rest.subarray(end + 1)];
    }
    partial.push(rest);
  }
}
