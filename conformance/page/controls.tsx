import { useMemo } from "preact/hooks";
import type { PageData, PageVerdict } from "#conformance/report/html/page-data.js";
import { countCells, EVERYTHING, type Filter } from "#page/filter.js";

interface ControlsProps {
  readonly data: PageData;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** Search, family and verdicts. */
export function Controls({ data, filter, onFilter }: ControlsProps) {
  const counts = useMemo(() => countCells(data), [data]);
  const families = useMemo(() => [...new Set(data.rows.map(({ family }) => family))], [data]);
  const toggle = (verdict: string): void => {
    const verdicts = new Set(filter.verdicts);
    if (!verdicts.delete(verdict)) verdicts.add(verdict);
    onFilter({ ...filter, verdicts });
  };
  return (
    <form class="controls" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        Search{" "}
        <input
          type="search"
          value={filter.text}
          placeholder="scenario, title, class, issue"
          onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
        />
      </label>
      <label>
        Family{" "}
        <select
          value={filter.family}
          onChange={({ currentTarget }) => onFilter({ ...filter, family: currentTarget.value })}
        >
          <option value="">all</option>
          {families.map((family) => (
            <option key={family}>{family}</option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>Only rows with</legend>
        {data.verdicts
          .filter(({ verdict }) => (counts.get(verdict) ?? 0) > 0)
          .map((shownAs) => (
            <VerdictButton
              key={shownAs.verdict}
              shownAs={shownAs}
              count={counts.get(shownAs.verdict) ?? 0}
              pressed={filter.verdicts.has(shownAs.verdict)}
              onPress={() => toggle(shownAs.verdict)}
            />
          ))}
      </fieldset>
    </form>
  );
}

/** How many rows are left; a person who cannot see hears it. */
export function Shown({
  data,
  filter,
  shown,
  onFilter,
}: ControlsProps & { readonly shown: number }) {
  return (
    <div class="shown">
      <button
        type="button"
        class={filter === EVERYTHING ? "none" : ""}
        onClick={() => onFilter(EVERYTHING)}
      >
        Show all
      </button>
      <output aria-live="polite">
        {shown} of {data.rows.length} rows
      </output>
    </div>
  );
}

interface VerdictButtonProps {
  readonly shownAs: PageVerdict;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function VerdictButton({ shownAs, count, pressed, onPress }: VerdictButtonProps) {
  const { verdict, mark, meaning } = shownAs;
  return (
    <button type="button" class="verdict" aria-pressed={pressed} title={meaning} onClick={onPress}>
      <span class={`mark ${verdict}`} aria-hidden="true">
        {mark}
      </span>{" "}
      {count} {verdict}
    </button>
  );
}
