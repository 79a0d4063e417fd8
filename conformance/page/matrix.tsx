import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PageData, PageRow } from "#conformance/report/html/page-data.js";
import type { Place } from "#page/address.js";
import { target } from "#page/moves.js";
import { Row } from "#page/row.js";
import { ROW_HEIGHT, rowsInSight, scrolledTo } from "#page/window.js";

interface MatrixProps {
  readonly data: PageData;
  /** The rows to show. */
  readonly rows: readonly PageRow[];
  /** The cell whose panel is open; its row counts among `rows`. */
  readonly open: Place | undefined;
  readonly onOpen: (place: Place) => void;
}

/**
 * The matrix scenario × CPython. Only the rows in sight are in the document, however many there are.
 *
 * One tab stop; the arrow keys, Page Up and Down, Home and End move in it, Enter opens a panel.
 */
export function Matrix({ data, rows, open, onOpen }: MatrixProps) {
  const box = useRef<HTMLDivElement>(null);
  const { sight, look } = useSight(box);
  const [active, setActive] = useActive(box, look, rows, open);
  const focusActive = useFocus(box);
  const { start, end } = rowsInSight(sight.top, sight.height, rows.length);

  const move = (event: KeyboardEvent): void => {
    const to = target(event, active, rows.length, data.columns.length, sight.height);
    if (to === undefined) return;
    event.preventDefault();
    box.current?.scrollTo({ top: scrolledTo(to.row, sight.top, sight.height - 2 * ROW_HEIGHT) });
    look();
    setActive(to);
    focusActive();
  };
  const tabStop = active.row >= start && active.row < end ? active : { ...active, row: start };
  return (
    <div class="matrix" ref={box} onScroll={look}>
      <table
        role="grid"
        aria-label="Scenarios by CPython version"
        aria-rowcount={rows.length + 1}
        aria-colcount={data.columns.length + 1}
        onKeyDown={move}
      >
        <Head data={data} />
        <tbody>
          <Gap rows={start} />
          {rows.slice(start, end).map((row, index) => (
            <Row
              key={`${row.name} ${row.node}`}
              data={data}
              row={row}
              number={start + index}
              tabStop={tabStop}
              open={open}
              onOpen={(place) => {
                setActive(place);
                onOpen(place);
              }}
            />
          ))}
          <Gap rows={rows.length - end} />
        </tbody>
      </table>
      {rows.length === 0 && (
        <p class="nothing">No scenario is left; show all, or search for less.</p>
      )}
    </div>
  );
}

/** How far the box is scrolled and how high it is; `look` reads both again. */
function useSight(box: RefObject<HTMLElement | null>) {
  const [sight, setSight] = useState({ top: 0, height: 800 });
  const look = (): void => {
    const element = box.current;
    if (element) setSight({ top: element.scrollTop, height: element.clientHeight });
  };
  useEffect(() => {
    look();
    addEventListener("resize", look);
    return () => removeEventListener("resize", look);
  }, []);
  return { sight, look };
}

/** The cell that the keys move from: the first one of what is filtered, or the one that was opened. */
function useActive(
  box: RefObject<HTMLElement | null>,
  look: () => void,
  rows: MatrixProps["rows"],
  open: Place | undefined,
) {
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
    setActive((was) => ({ ...was, row: 0 }));
    look();
  }, [rows]);
  // Also where a link or the timeline opened it.
  useEffect(() => {
    if (open === undefined) return;
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    box.current?.scrollTo({ top: scrolledTo(open.row, scrollTop, clientHeight - 2 * ROW_HEIGHT) });
    setActive(open);
    look();
    const cell = box.current?.querySelector('[aria-expanded="true"]');
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" }); // the panel may have taken its place
  }, [open?.row, open?.column]);
  return [active, setActive] as const;
}

/** Puts the focus on the active cell, once it is in the document. */
function useFocus(box: RefObject<HTMLElement | null>): () => void {
  const [wanted, setWanted] = useState(false);
  useLayoutEffect(() => {
    if (!wanted) return;
    const cell = box.current?.querySelector<HTMLElement>('[data-active="true"]');
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (cell) setWanted(false);
  });
  return () => setWanted(true);
}

function Head({ data }: Pick<MatrixProps, "data">) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">Scenario</th>
        {data.columns.map((column) => (
          <ColumnHead key={column.python} {...column} />
        ))}
      </tr>
    </thead>
  );
}

/** `3.13` above `.0°`, so that many versions stand beside each other. */
function ColumnHead({ python, source }: PageData["columns"][number]) {
  const [minor = python, patch = ""] = /^(\d+\.\d+)(.*)$/u.exec(python)?.slice(1) ?? [];
  const isRecorded = source === "recorded";
  const label = `CPython ${python}${isRecorded ? ", from a recording" : ""}`;
  return (
    <th scope="col" title={label} aria-label={label}>
      {minor}
      <span class="patch">
        {patch}
        {isRecorded && "°"}
      </span>
    </th>
  );
}

function Gap({ rows }: { readonly rows: number }) {
  return <tr aria-hidden="true" class="gap" style={{ height: `${rows * ROW_HEIGHT}px` }} />;
}
