import { writeFileSync } from 'node:fs';
import { currentProofs } from './proofs/current';

/** `npm run proofs`: writes `docs/proofs.md` anew from the titles of the tests. */
writeFileSync('docs/proofs.md', currentProofs().page);
