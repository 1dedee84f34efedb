import { readdirSync, readFileSync, statSync } from 'node:fs';

/** A row of a table of requirements: what it asks, and the title of a test or a reason. */
export interface Requirement {
  id: string;
  asks: string;
  by: string;
}

/** The rows of the tables in a document whose columns are an id, what is asked, and what holds it. */
export function requirementsIn(document: string): Requirement[] {
  return readFileSync(document, 'utf8')
    .split('\n')
    .filter((line) => /^\| [\w.-]*\d[\w.-]* \||^\| EXTRA/.test(line))
    .map((line) => {
      const [id = '', asks = '', by = ''] = line.slice(2, -2).split(' | ');
      return { id, asks, by };
    });
}

/**
 * The requirements that no test holds: the title is none of a test, and there is no reason.
 *
 * @param places files of tests, and folders that have some
 */
export function unheld(requirements: readonly Requirement[], places: readonly string[]): Requirement[] {
  const tests = places
    .flatMap((place) => (statSync(place).isDirectory() ? testsBelow(place) : [place]))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  return requirements.filter(({ by }) => {
    const [, title] = /^`(.+)`$/.exec(by) ?? [];
    return title === undefined ? !/^— .{12}/.test(by) : !tests.includes(`'${title}'`);
  });
}

const testsBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`);
