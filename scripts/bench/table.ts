/** One line of a table: what was measured, what it is compared with, and the bar it should keep. */
export interface Ratio {
  what: string;
  /** Of the thing itself and of what it is held against, in the same unit; or a single figure without `against`. */
  value: number;
  against?: number;
  unit: 'ms' | 'ns' | 'kB' | 'MB' | 'MB/s' | 'rows/s' | 'requests/s';
  bar: { atMost: number } | { atLeast: number };
}

/** Prints the lines of one measurement, with the ratio or figure that the bar is about. */
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
