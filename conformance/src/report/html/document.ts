import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { PAGE } from "../../places.ts";
import type { PageData } from "./page-data.ts";

// Modules of the page, under the names by which they import each other. A page that is opened from a
// file may load no other files, so they travel inside it.
const PARTS = [
  "filter",
  "controls",
  "matrix",
  "row",
  "moves",
  "outcome",
  "window",
  "panel",
  "timeline",
  "address",
  "app",
];
const LIBRARIES = ["preact", "preact/hooks", "preact/jsx-runtime"];

/** The whole page as one HTML text: style, program and data are in it, and it loads nothing. */
export function pageOf(data: PageData): string {
  const title = `${data.port} against CPython`;
  const html = h(
    "html",
    { lang: "en" },
    h(
      "head",
      null,
      h("meta", { charset: "utf-8" }),
      h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      h("meta", { name: "color-scheme", content: "light dark" }),
      h("link", { rel: "icon", href: "data:," }),
      h("title", null, title),
      raw("style", readFileSync(join(PAGE.sources, "page.css"), "utf8")),
    ),
    h(
      "body",
      null,
      h("noscript", null, "This report needs JavaScript; run --json FILE has the same as text."),
      h("div", { id: "app" }),
      raw("script", forScript(data), { id: "data", type: "application/json" }),
      raw("script", forScript({ imports: imports() }), { type: "importmap" }),
      raw("script", 'import "#page/main.js";', { type: "module" }),
    ),
  );
  return `<!doctype html>\n${renderToString(html)}\n`;
}

/** An element whose content is no HTML. */
function raw(tag: "style" | "script", text: string, attributes: Record<string, string> = {}) {
  return h(tag, { ...attributes, dangerouslySetInnerHTML: { __html: text } });
}

/** JSON that cannot end the script element it stands in. */
function forScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", String.raw`\u003c`);
}

function imports(): Record<string, string> {
  const ours = ["main", ...PARTS].map((name) => [
    `#page/${name}.js`,
    dataUrl(join(PAGE.modules, `${name}.js`)),
  ]);
  const theirs = LIBRARIES.map((name) => [name, dataUrl(fileOf(name))]);
  return Object.fromEntries([...ours, ...theirs]);
}

function dataUrl(file: string): string {
  const source = readFileSync(file, "utf8").replaceAll(/^\/\/# sourceMappingURL=.*$/gmu, "");
  return `data:text/javascript;base64,${Buffer.from(source, "utf8").toString("base64")}`;
}

function fileOf(library: string): string {
  return fileURLToPath(import.meta.resolve(library));
}
