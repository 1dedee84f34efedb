/** A rule or a danger that a page of `docs/` states. */
export interface Rule {
  id: string;
  sentence: string;
}

const id = String.raw`(?:R|B|S[0-4]\.|AU|SE|IN|RO|MA|TE|RV|CS|SA|HD|LI|FA|KE|IM|AT|OP|RQ|SC|VA|WH)\d+`;
const link = String.raw`\[${id}\]\([^)]*\)`;
const ids = `(?:(?:${id}|${link})(?:, | ))+`;

/** The heading under which a page lists rules that are not built yet: they need no proof. */
const notYet = '## Not built yet';

/** The page of `docs/proofs/` that holds each kind of rule, with its title. */
const pages = [
  { name: 'common', title: 'Rules of every model', kind: /^[RB]\d/ },
  { name: 'team-inbox', title: 'Team inbox', kind: /^S1/ },
  { name: 'account-tree', title: 'Account tree', kind: /^S0/ },
  { name: 'feature-grants', title: 'Feature grants', kind: /^S2/ },
  { name: 'hosted-accounts', title: 'Hosted accounts', kind: /^S3/ },
  { name: 'delegated-managers', title: 'Delegated managers', kind: /^S4/ },
  { name: 'security', title: 'Security', kind: /^[A-Z]{2}/ },
];

/** Returns the pages of proofs, each with its rules. */
export function groupsOf<R extends Rule>(rules: readonly R[]): { name: string; title: string; rules: R[] }[] {
  return pages.map(({ name, title, kind }) => ({
    name,
    title,
    rules: rules.filter((rule) => kind.test(rule.id)),
  }));
}

/** The rules stated by the items of a page. An item may begin with several ids, or with links to their proofs. */
export function rulesOf(page: string): Rule[] {
  const items = built(page).matchAll(new RegExp(`^- (${ids})(.*(?:\\n {2,}\\S.*)*)`, 'gm'));
  return [...items].flatMap(([, begin = '', sentence = '']) =>
    idsIn(begin).map((each) => ({ id: each, sentence: sentence.replace(/\s+/g, ' ') })),
  );
}

/** Returns the page with each rule's id as a link to its proofs. */
export function linked(page: string): string {
  const list = built(page);
  const withLinks = list.replace(new RegExp(`^- ${ids}`, 'gm'), (begin) => {
    return `- ${idsIn(begin).map(linkTo).join(', ')} `;
  });
  return withLinks + page.slice(list.length);
}

function linkTo(rule: string): string {
  const name = pages.find(({ kind }) => kind.test(rule))?.name;
  return `[${rule}](proofs/${name}.md#${rule.toLowerCase().replace('.', '')})`;
}

function built(page: string): string {
  return page.split(notYet)[0] ?? '';
}

/** The ids that a text names, including those within a range such as `S1.22–S1.24`. */
export function idsIn(text: string): string[] {
  const spelled = text.replace(
    /\b(S[0-4]\.|[A-Z]{1,2})(\d+)–(?:\1)?(\d+)\b/g,
    (_, kind: string, from: string, to: string) => {
      const length = Number(to) - Number(from) + 1;
      return Array.from({ length }, (_, n) => `${kind}${Number(from) + n}`).join(' ');
    },
  );
  return [...new Set(spelled.match(new RegExp(`\\b${id}\\b`, 'g')) ?? [])];
}
