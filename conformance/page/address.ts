import type { PageData } from "#conformance/report/html/page-data.js";

/** A cell of the matrix by the place of its row among all rows, and of its column. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** `#rotating-file/size/threshold@3.13.0`, so that a cell can be linked to. Node stands behind it. */
export function hashOf({ rows, columns }: PageData, { row, column }: Place): string {
  const { name = "", node = null } = rows[row] ?? {};
  const runtime = node === null ? "" : `@${node}`;
  return `#${encodeURI(`${name}@${columns[column]?.python ?? ""}${runtime}`)}`;
}

/** The cell that a hash names; undefined where there is none. */
export function placeAt({ rows, columns }: PageData, hash: string): Place | undefined {
  const [name = "", python, node] = decodeURI(hash.slice(1)).split("@");
  const row = rows.findIndex(
    (one) => one.name === name && (node === undefined || one.node === node),
  );
  const column = columns.findIndex((one) => one.python === python);
  return row < 0 || column < 0 ? undefined : { row, column };
}
