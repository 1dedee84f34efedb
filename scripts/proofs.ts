import { mkdirSync, writeFileSync } from 'node:fs';
import { currentPages } from './proofs/pages';

/** `npm run proofs` regenerates the pages of proofs, the links to them, and the index of decisions. */
mkdirSync('docs/proofs', { recursive: true });
for (const [path, text] of (await currentPages()).pages) writeFileSync(path, text);
