import { useEffect, useMemo, useState } from "preact/hooks";
import type { PageData, PageRow } from "#conformance/report/html/page-data.js";
import { hashOf, type Place, placeAt } from "#page/address.js";
import { Controls, Shown } from "#page/controls.js";
import { EVERYTHING, filtered } from "#page/filter.js";
import { Matrix } from "#page/matrix.js";
import { Outcome } from "#page/outcome.js";
import { Panel } from "#page/panel.js";
import { Timeline } from "#page/timeline.js";

/** A cell by its row itself, so that it stays the same whatever is filtered. */
interface Opened {
  readonly row: PageRow;
  readonly column: number;
}

/** The whole report. */
export function App({ data }: { readonly data: PageData }) {
  const [filter, setFilter] = useState(EVERYTHING);
  const [opened, setOpened] = useState<Opened | undefined>(() => openedAt(data));
  const rows = useMemo(() => filtered(data.rows, filter), [data, filter]);
  useEffect(() => {
    const follow = (): void => setOpened(openedAt(data));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [data]);

  const open = (row: PageRow | undefined, column: number): void => {
    if (row === undefined) return;
    setOpened({ row, column });
    history.replaceState(null, "", hashOf(data, { row: data.rows.indexOf(row), column }));
  };
  const close = (): void => {
    setOpened(undefined);
    history.replaceState(null, "", "#");
    document.querySelector<HTMLElement>('[data-active="true"]')?.focus();
  };
  const place = opened && inRows(rows, opened);
  return (
    <div
      class={opened ? "report with-panel" : "report"}
      style={{ "--columns": data.columns.length }}
    >
      <header>
        <div class="heading">
          <h1>{data.port} against CPython</h1>
          <Outcome data={data} onShow={(verdicts) => setFilter({ ...EVERYTHING, verdicts })} />
        </div>
        {data.stale.length > 0 && <Stale lines={data.stale} />}
        <Controls data={data} filter={filter} onFilter={setFilter} />
        <div class="below">
          <Timeline data={data} onOpen={open} />
          <Shown data={data} filter={filter} shown={rows.length} onFilter={setFilter} />
        </div>
      </header>
      <main>
        <Matrix
          data={data}
          rows={rows}
          open={place}
          onOpen={({ row, column }) => open(rows[row], column)}
        />
        {opened && (
          <Panel
            data={data}
            row={opened.row}
            column={opened.column}
            onColumn={(column) => open(opened.row, column)}
            onClose={close}
          />
        )}
      </main>
    </div>
  );
}

function openedAt(data: PageData): Opened | undefined {
  const place = placeAt(data, location.hash);
  const row = place && data.rows[place.row];
  return row && { row, column: place.column };
}

function inRows(rows: readonly PageRow[], { row, column }: Opened): Place | undefined {
  const index = rows.indexOf(row);
  return index < 0 ? undefined : { row: index, column };
}

function Stale({ lines }: { readonly lines: readonly string[] }) {
  return (
    <details class="stale-entries" open>
      <summary>Ledger entries that are no longer true: {lines.length}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
