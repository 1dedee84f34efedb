import { administrativeActs } from '@/lib/access/models/administrative-acts';
import { roleLabel } from '@/lib/access/models/matrix-table';
import { customVariants } from '@/lib/access/models/test-support/custom-variants';
import { accessesOf } from '@/lib/policy/closure/accesses';
import { environmentsOf } from '@/lib/policy/closure/environments';
import { prove } from '@/lib/policy/closure/prove';
import type { Step } from '@/lib/policy/closure/way-up';
import type { AccessModel } from '@/lib/policy/model';
import { compareInterpreters } from './compare-interpreters';
import { words } from './words';

/** What was tried about a model, and what was found; the counts are of the model itself and of its custom roles. */
export interface Findings {
  model: string;
  /** Accesses that the two interpreters were compared about, and whether these are all that there are. */
  compared: number;
  isComplete: boolean;
  decisions: number;
  disagreements: string[];
  /** People of whom everything was followed that they can bring about, and the acts of all of them. */
  people: number;
  pairs: number;
  acts: number;
  /** The acts that lead up, as sentences. */
  wayUp: string[] | null;
}

/** Sets of rights that are followed whole; of more rights, those with or without at most two. */
const followed = { whole: 8, few: 2 } as const;

/**
 * Compares the engine with the second interpreter about every access of a model, and follows all administrative acts of
 * every person and every two. With `withCustomRoles` also for custom roles that differ from their base by one permission.
 *
 * @param whole the most rights of a role of which every set is compared
 */
export function proveModel(
  model: AccessModel,
  { whole, withCustomRoles }: { whole: number; withCustomRoles: boolean },
): Findings {
  const { accesses, isComplete } = accessesOf(model, { whole, few: 2 });
  const findings: Findings = {
    model: model.id,
    compared: accesses.length,
    isComplete,
    decisions: 0,
    disagreements: [],
    people: 0,
    pairs: 0,
    acts: 0,
    wayUp: null,
  };
  for (const environment of environmentsOf(model)) {
    const { decisions, disagreements } = compareInterpreters(model, environment, accesses);
    findings.decisions += decisions;
    findings.disagreements.push(...disagreements);
  }
  for (const each of [model, ...(withCustomRoles ? customVariants(model) : [])]) {
    const proof = prove(each, accessesOf(each, followed).accesses, administrativeActs);
    findings.people += proof.alone;
    findings.pairs += proof.together;
    findings.acts += proof.acts;
    findings.wayUp ??= proof.wayUp && asSentences(each, proof.wayUp);
  }
  return findings;
}

/** A path as lines: who begins, and what each act leads to. */
export function asSentences(model: AccessModel, path: readonly Step[]): string[] {
  return path.map(({ act, node }) => {
    const { role, restrictions, grants, level } = node.access.compiled.assignment;
    const details = [...restrictions, ...grants].join(', ');
    const where = level === 0 ? '' : `, ${level} below the root`;
    return `${act ?? 'begin as'}: ${roleLabel(model, role, words)}${details && ` (${details})`}${where}`;
  });
}

/** The findings as a table, and below it what is wrong. */
export function findingsAsText(all: readonly Findings[]): string {
  const head = ['model', 'accesses', 'decisions', 'people', 'pairs', 'acts', 'result'];
  const rows = all.map(
    ({ model, compared, isComplete, decisions, disagreements, people, pairs, acts, wayUp }) => [
      model,
      `${compared}${isComplete ? '' : ' of more'}`,
      String(decisions),
      String(people),
      String(pairs),
      String(acts),
      disagreements.length > 0 ? 'the interpreters disagree' : wayUp ? 'a way up' : 'no way up',
    ],
  );
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const wrong = all.flatMap(({ model, disagreements, wayUp }) => [
    ...disagreements.slice(0, 5).map((each) => `${model}: ${each}`),
    ...(wayUp ? [`${model}:`, ...wayUp.map((step) => `  ${step}`)] : []),
  ]);
  return [line(head), ...rows.map(line), ...(wrong.length > 0 ? ['', ...wrong] : [])].join('\n');
}
