/** One line of a table: the measured value, its reference, and the limit that the ratio should keep. */
export interface Ratio {
  what: string;
  /** The measured value and the reference in the same unit; without `against`, the value alone. */
  value: number;
  against?: number;
  unit:
    | ('ms' | 'ns' | 'kB' | 'MB' | 'MB/s' | 'rows/s' | 'requests/s' | 'decisions/s')
    | ('statements' | 'transactions' | 'requests' | 'streams');
  bar: { atMost: number } | { atLeast: number };
}

/** Prints the lines of one measurement, each with the ratio or value that its limit applies to. */
export function printTable(name: string, ratios: Ratio[]): void {
  console.log(`\n${name}`);
  console.table(
    Object.fromEntries(
      ratios.map(({ what, value, against, unit, bar }) => {
        const figure = against === undefined ? value : value / against;
        const isKept = 'atMost' in bar ? figure <= bar.atMost : figure >= bar.atLeast;
        return [
          what,
          {
            measured: `${round(value)} ${unit}`,
            against: against === undefined ? '' : `${round(against)} ${unit}`,
            [against === undefined ? 'figure' : 'ratio']: round(figure),
            bar: 'atMost' in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`,
            kept: isKept ? 'yes' : 'NO',
          },
        ];
      }),
    ),
  );
}

function round(value: number): string {
  return value.toPrecision(value >= 1_000 ? 4 : 3);
}
