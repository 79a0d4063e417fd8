import type { PageData, PageRow, PageVerdict } from "#conformance/report/html/page-data.js";
import type { Place } from "#page/address.js";

interface RowProps {
  readonly data: PageData;
  readonly row: PageRow;
  readonly number: number;
  readonly tabStop: Place;
  readonly open: Place | undefined;
  readonly onOpen: (place: Place) => void;
}

/** One row of the matrix: the scenario, and a button for each CPython. */
export function Row({ data, row, number, tabStop, open, onOpen }: RowProps) {
  const node = data.nodes > 1 ? ` · Node ${row.node}` : "";
  return (
    <tr aria-rowindex={number + 2} class={open?.row === number ? "open" : ""}>
      <th scope="row" title={row.title}>
        <span class="name">
          {row.name}
          {node}
        </span>
        <span class="title">{row.title}</span>
      </th>
      {row.cells.map((finding, column) => {
        const python = data.columns[column]?.python ?? "";
        const verdict = finding === null ? undefined : row.findings[finding]?.verdict;
        const shownAs = data.verdicts.find((one) => one.verdict === verdict);
        const isTabStop = tabStop.row === number && tabStop.column === column;
        return (
          <td key={python} role="gridcell">
            <button
              type="button"
              class={`mark ${verdict ?? "none"}`}
              tabIndex={isTabStop ? 0 : -1}
              data-active={isTabStop}
              aria-label={cellLabel(shownAs, row, python)}
              title={`${verdict ?? "not run"} on CPython ${python}`}
              aria-expanded={open?.row === number && open.column === column}
              disabled={shownAs === undefined}
              onClick={() => onOpen({ row: number, column })}
            >
              {shownAs?.mark ?? ""}
            </button>
          </td>
        );
      })}
    </tr>
  );
}

function cellLabel(shownAs: PageVerdict | undefined, { name }: PageRow, python: string): string {
  return `${shownAs?.verdict ?? "not run"}: ${name} on CPython ${python}`;
}
