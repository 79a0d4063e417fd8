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

interface PairProps extends TimelineProps {
  readonly comparison: PageComparison;
}

function Pair({ data, comparison, onOpen }: PairProps) {
  const { from, to, count, changes } = comparison;
  const scenarios = new Set(data.rows.map(({ name }) => name.replace(/\[.*/u, ""))).size;
  const column = Math.max(
    0,
    data.columns.findIndex(({ python }) => python === from),
  );
  const open = (name: string): void =>
    onOpen(
      data.rows.find((row) => row.name === name),
      column,
    );
  return (
    <details>
      <summary>{`${from} → ${to}: ${count} of ${scenarios} scenarios`}</summary>
      <ul>
        {changes.map(({ says, names }) => (
          <Change key={says} says={says} names={names} onOpen={open} />
        ))}
      </ul>
    </details>
  );
}

interface ChangeProps {
  readonly says: string;
  readonly names: readonly string[];
  readonly onOpen: (name: string) => void;
}

/** A change, and the scenario that shows it; more of them can be unfolded. */
function Change({ says, names: [first = "", ...others], onOpen }: ChangeProps) {
  return (
    <li>
      <button type="button" onClick={() => onOpen(first)}>
        {says}
      </button>{" "}
      <span class="name">{first}</span>
      {others.length > 0 && (
        <details>
          <summary>and {others.length} more</summary>
          <ul>
            {others.map((name) => (
              <li key={name}>
                <button type="button" onClick={() => onOpen(name)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
