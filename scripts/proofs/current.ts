import { readFileSync } from 'node:fs';
import { sourceFiles } from '@/scripts/check/source';
import { idsOf, type Proof, proofsOf, proofsPage } from './proofs';

/** Where a page of rules lists what is not built yet: no test is asked for. */
const notYet = '## Not built yet';

/** What the tests prove at the moment: the wanted ids, their proofs, and the page that lists them. */
export function currentProofs(): { wanted: string[]; proofs: Map<string, Proof[]>; page: string } {
  const pages = ['docs/rules.md', 'docs/security.md'].map((path) => readFileSync(path, 'utf8'));
  const wanted = pages.flatMap((page) => idsOf(page.split(notYet)[0] ?? ''));
  const proofs = proofsOf(sourceFiles(/\.(?:test|spec)\.tsx?$/));
  return { wanted, proofs, page: proofsPage(wanted, proofs) };
}
