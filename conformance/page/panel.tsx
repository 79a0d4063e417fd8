import { useEffect, useRef } from "preact/hooks";
import type {
  PageData,
  PageFinding,
  PagePlace,
  PageRow,
} from "#conformance/report/html/page-data.js";

interface PanelProps {
  readonly data: PageData;
  readonly row: PageRow;
  readonly column: number;
  readonly onColumn: (column: number) => void;
  readonly onClose: () => void;
}

/** Everything about one cell: what came out and why, what both sides left, and what was run. */
export function Panel({ data, row, column, onColumn, onClose }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [row]);
  const index = row.cells[column];
  const finding = typeof index === "number" ? row.findings[index] : undefined;
  const python = data.columns[column]?.python ?? "";
  return (
    <section
      class="panel"
      aria-labelledby="panel-title"
      onKeyDown={({ key }) => {
        if (key === "Escape") onClose();
      }}
    >
      <button type="button" class="close" onClick={onClose}>
        Close
      </button>
      <h2 id="panel-title" tabIndex={-1} ref={heading}>
        {row.title}
      </h2>
      <p class="name">
        {row.name}
        {data.nodes > 1 && ` · Node ${row.node}`} · proves {row.ref}
      </p>
      <Versions data={data} row={row} column={column} onColumn={onColumn} />
      {finding && <Finding data={data} finding={finding} python={python} />}
      {row.ledger.map((entry) => (
        <aside key={entry.where} class="ledger">
          <h3>Ledger: {entry.status}</h3>
          <p>{entry.reason}</p>
          <p class="name">
            {entry.match} · {entry.ref} · to be reviewed by {entry.review} · {entry.where}
          </p>
        </aside>
      ))}
      <Upstream row={row} />
      <h3>Steps</h3>
      <p class="name">
        {row.setting} · {row.file}
      </p>
      <pre tabIndex={0}>{row.steps}</pre>
      <h3>See it run</h3>
      <pre tabIndex={0}>{`logparity explain '${row.name}@${python}'`}</pre>
      <p class="name">with --repro DIR also as a program for Python and one for Node</p>
    </section>
  );
}

function Versions({ data, row, column, onColumn }: Omit<PanelProps, "onClose">) {
  return (
    <div class="versions" role="group" aria-label="CPython versions">
      {row.cells.map((finding, index) => {
        const verdict = finding === null ? undefined : row.findings[finding]?.verdict;
        const shownAs = data.verdicts.find((one) => one.verdict === verdict);
        const python = data.columns[index]?.python ?? "";
        if (shownAs === undefined) return null;
        return (
          <button
            key={python}
            type="button"
            aria-pressed={index === column}
            aria-label={`CPython ${python}: ${shownAs.verdict}`}
            onClick={() => onColumn(index)}
          >
            <span class={`mark ${shownAs.verdict}`} aria-hidden="true">
              {shownAs.mark}
            </span>{" "}
            {python}
          </button>
        );
      })}
    </div>
  );
}

interface FindingProps {
  readonly data: PageData;
  readonly finding: PageFinding;
  readonly python: string;
}

function Finding({ data, finding, python }: FindingProps) {
  const { verdict, reason, explained, places, signature } = finding;
  const shownAs = data.verdicts.find((one) => one.verdict === verdict);
  return (
    <>
      <p class="outcome">
        <span class={`mark ${verdict}`} aria-hidden="true">
          {shownAs?.mark}
        </span>{" "}
        <strong>{verdict}</strong> on CPython {python}: {shownAs?.meaning}
      </p>
      {reason !== undefined && <p class="reason">{reason}</p>}
      {explained.length > 0 && (
        <>
          <h3>What differs</h3>
          <p class="name">
            - CPython {python}, + the port; signature {signature}
          </p>
          <pre class="diff" tabIndex={0}>
            <code>
              {explained.map((line, number) => (
                <span key={number} class={sideOf(line)}>{`${line}\n`}</span>
              ))}
            </code>
          </pre>
          <h3>What both left behind</h3>
          {places.map((place) => (
            <BothSides key={place.at} place={place} python={python} isOpen={places.length === 1} />
          ))}
        </>
      )}
    </>
  );
}

function sideOf(line: string): string {
  const [sign] = line.trimStart();
  if (sign === "-") return "left";
  if (sign === "≠") return "field";
  return sign === "+" ? "right" : "";
}

interface BothSidesProps {
  readonly place: PagePlace;
  readonly python: string;
  readonly isOpen: boolean;
}

function BothSides({ place, python, isOpen }: BothSidesProps) {
  return (
    <details open={isOpen}>
      <summary>{place.at}</summary>
      <div class="sides">
        <Side who={`CPython ${python}`} left={place.cpython} />
        <Side who="the port" left={place.port} />
      </div>
    </details>
  );
}

function Side({ who, left }: { readonly who: string; readonly left: string | null }) {
  return (
    <figure aria-label={who}>
      <figcaption>{who}</figcaption>
      {left === null ? <p>left nothing here</p> : <pre tabIndex={0}>{left}</pre>}
    </figure>
  );
}

function Upstream({ row }: { readonly row: PageRow }) {
  if (row.upstream.length === 0) return null;
  return (
    <>
      <h3>Changes of CPython</h3>
      <ul>
        {row.upstream.map(({ python, says, issue, links }) => (
          <li key={says}>
            since {python}: {says}{" "}
            {links.map((link) => (
              <a key={link} href={link} rel="noreferrer">
                {links.length === 1 ? issue : link}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
