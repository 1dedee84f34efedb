import { readFile } from 'node:fs/promises';

/** Lines that may hold values of rows: the details of a failed statement. */
const ofStatements = /\b(?:DETAIL|STATEMENT|CONTEXT|QUERY|ERROR):/;

/** The last lines of the server's log, without those about single statements (SA11). */
export async function endOfLog(path: string): Promise<string> {
  const lines = (await readFile(path, 'utf8').catch(() => '')).trim().split('\n');
  return lines
    .filter((line) => !ofStatements.test(line))
    .slice(-12)
    .join('\n');
}
