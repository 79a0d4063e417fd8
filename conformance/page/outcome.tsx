import { useMemo } from "preact/hooks";
import type { PageData } from "#conformance/report/html/page-data.js";

interface OutcomeProps {
  readonly data: PageData;
  readonly onShow: (verdicts: ReadonlySet<string>) => void;
}

/** How the run came out, in a sentence, and the way to what needs a look. */
export function Outcome({ data, onShow }: OutcomeProps) {
  const bad = useMemo(() => badVerdicts(data), [data]);
  const rows = data.rows.filter(({ findings }) => findings.some(({ verdict }) => bad.has(verdict)));
  if (rows.length === 0) return <p class="summary">Every row ends as expected.</p>;
  const families = [...new Set(rows.map(({ family }) => family))];
  return (
    <p class="summary">
      <strong>
        {rows.length} of {data.rows.length} rows need a look
      </strong>
      , in {families.join(", ")}.{" "}
      <button type="button" onClick={() => onShow(bad)}>
        Show only these
      </button>
    </p>
  );
}

function badVerdicts({ verdicts }: PageData): ReadonlySet<string> {
  return new Set(verdicts.filter(({ bad }) => bad).map(({ verdict }) => verdict));
}
