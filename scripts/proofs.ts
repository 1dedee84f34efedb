import { mkdirSync, writeFileSync } from 'node:fs';
import { currentPages } from './proofs/pages';

/** `npm run proofs`: writes the pages of proofs, the links that lead to them, and the index of decisions anew. */
mkdirSync('docs/proofs', { recursive: true });
for (const [path, text] of (await currentPages()).pages) writeFileSync(path, text);
