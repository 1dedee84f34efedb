import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export interface SourceFile {
  path: string;
  text: string;
}

/** Reads every file of the working tree whose path matches, except those that git ignores. */
export function sourceFiles(pattern: RegExp): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  return (
    listed
      .split('\n')
      .filter((path) => pattern.test(path) && existsSync(path))
      // Git lists new files first.
      .sort()
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  );
}

/** The line of a character, counted from one. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
