import type { PageComparison, PageData, PageRow } from "#conformance/report/html/page-data.js";

interface TimelineProps {
  readonly data: PageData;
  readonly onOpen: (row: PageRow | undefined, column: number) => void;
}

/** What CPython changed from each version to the next; a change leads to the cell that shows it. */
export function Timeline({ data, onOpen }: TimelineProps) {
  const [first, last] = [data.timeline[0], data.timeline.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <details class="timeline">
      <summary>
        What CPython changed, {first.from} → {last.to}
      </summary>
      {data.timeline.map((comparison) => (
        <Pair key={comparison.to} data={data} comparison={comparison} onOpen={onOpen} />
      ))}
    </details>
  );
}

function Pair({
  data,
  comparison,
  onOpen,
}: TimelineProps & { readonly comparison: PageComparison }) {
  const { from, to, changes } = comparison;
  const scenarios = new Set(data.rows.map(({ name }) => name.replace(/\[.*/u, ""))).size;
  const column = Math.max(
    0,
    data.columns.findIndex(({ python }) => python === from),
  );
  return (
    <details>
      <summary>{`${from} → ${to}: ${changes.length} of ${scenarios} scenarios`}</summary>
      <ul>
        {changes.map(({ name, says }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() =>
                onOpen(
                  data.rows.find((row) => row.name === name),
                  column,
                )
              }
            >
              {says}
            </button>{" "}
            <span class="name">{name}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
