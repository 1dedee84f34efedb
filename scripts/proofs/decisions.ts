import type { SourceFile } from '@/scripts/check/source';

/** Returns the index of decisions, generated from the titles of their pages. */
export function decisionsIndex(files: readonly SourceFile[]): string {
  const rows = files
    .filter(({ path }) => /^\d+-.*\.md$/.test(path))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, text }) => {
      const title = /^# (?:\d+ )?(.+)$/m.exec(text)?.[1];
      if (!title) throw new Error(`docs/decisions/${path} has no title.`);
      return `- [${path.slice(0, 3)}](${path}) ${title}`;
    });
  return `# Decisions

One page each: context, decision, consequences. A decision that no longer holds is removed; the history keeps it.
\`npm run proofs\` writes this index from the titles; \`npm test\` holds it current.

${rows.join('\n')}
`;
}
