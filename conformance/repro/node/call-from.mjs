import { runInThisContext } from "node:vm";

/** Makes a function that stands on `line` of /srv/app/main.py, as stacks see it. */
export function compiled(name, body, line) {
  const where = { filename: "/srv/app/main.py", lineOffset: line - 1 };
  return runInThisContext(`(function ${name}${body})`, where);
}

/** Calls `owner[name]` on line 7 of `serve`, reached through the functions that `frames` names. */
export function callFrom(frames, owner, name, ...args) {
  const body = "(chain, ...call) { return chain[0](chain.slice(1), ...call); }";
  const chain = frames.map((frame, index) => compiled(frame, body, 10 * (index + 1) + 7));
  chain.push(compiled("serve", "(chain, owner, name, args) { return owner[name](...args); }", 7));
  return chain[0](chain.slice(1), owner, name, args);
}
