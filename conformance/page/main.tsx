import { render } from "preact";
import type { PageData } from "#conformance/report/html/page-data.js";
import { App } from "#page/app.js";

const root = document.querySelector("#app");
const data: PageData = JSON.parse(document.querySelector("#data")?.textContent ?? "");
if (root) render(<App data={data} />, root);
