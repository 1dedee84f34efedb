import { z } from 'zod';
import type { Finding } from './finding';

const Result = z.object({ title: z.string(), status: z.string(), failureMessages: z.array(z.string()) });
const File = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string(),
  assertionResults: z.array(Result),
});
const Report = z.object({ testResults: z.array(File) });

/**
 * What a run of tests found.
 *
 * @param report of Vitest, in JSON
 * @param code with which Vitest ended
 * @returns one line a test that ran, and one for each file that failed without a test that says why
 */
export function findingsOf(report: unknown, code: number): Finding[] {
  const files = Report.parse(report).testResults;
  const findings = [
    ...files.flatMap(({ assertionResults }) => assertionResults.flatMap(findingOf)),
    ...files.flatMap(unread),
  ];
  if (code !== 0 && findings.every(({ isSound }) => isSound))
    findings.push(failed('the run of the tests', `it ended with code ${code}, and no test failed`));
  return findings.sort((one, other) => numberOf(one.fault) - numberOf(other.fault));
}

const failed = (fault: string, found: string): Finding => ({ fault, tried: 'test', found, isSound: false });

function findingOf({ title, status, failureMessages }: z.infer<typeof Result>): Finding[] {
  if (status === 'failed') return [failed(title, ['failed', ...failureMessages].join('\n      '))];
  return status === 'passed' ? [{ fault: title, tried: 'test', found: status, isSound: true }] : [];
}

/** A file that could not be loaded, or lost its worker, has no test that failed. */
function unread({ name, status, message, assertionResults }: z.infer<typeof File>): Finding[] {
  const isExplained = assertionResults.some((each) => each.status === 'failed');
  return status === 'failed' && !isExplained ? [failed(name, message)] : [];
}

/** Findings without a rule come last. */
const numberOf = (title: string) => Number(/FA(\d+)/.exec(title)?.[1] ?? 1_000);
