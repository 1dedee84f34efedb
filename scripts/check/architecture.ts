import { lineAt, type SourceFile } from './source';

/** A pattern that must not occur in certain files. */
interface Ban {
  concerns(path: string): boolean;
  pattern: RegExp;
  reason: string;
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isCode = (path: string) => /\.tsx?$/.test(path) && !isTest(path);
const isAction = (path: string) => /^app\/.*actions\.ts$/.test(path);
const isService = (path: string) => within('lib/access/')(path) || within('lib/work/')(path);
const within = (folder: string) => (path: string) => path.startsWith(folder) && isCode(path);

/** Their forms open a dialog or a page, or hold one button: no typed field. */
const withoutFields = [
  'components/shell/dialog-address.tsx',
  'app/w/[workspace]/viewing/page.tsx',
  'app/w/[workspace]/viewing/viewing-controls.tsx',
];

const bans: Ban[] = [
  {
    concerns: isAction,
    pattern: /^export (?!const \w+ = action\(|type |interface )/gm,
    reason: 'every export of an actions.ts is `export const … = action(…)`: posted straight, it must refuse',
  },
  {
    concerns: (path) => isCode(path) && !isAction(path),
    pattern: /^\s*['"]use server['"]/gm,
    reason: 'server actions live in an actions.ts under app/, where the registry finds them',
  },
  {
    concerns: within('e2e/'),
    pattern: /waitForTimeout\(|setTimeout\(|networkidle/g,
    reason: 'a test waits for what it expects, never for time',
  },
  {
    concerns: (path) => path.startsWith('e2e/') || isTest(path) || path.includes('/test-support/'),
    pattern: /\btimeout: \d[\d_]{2,}|^ *\}, \d[\d_]{3,}\);|\bvi\.waitFor\(/gm,
    reason: 'how long a test waits for what it expects is in the configuration: slow machines are no failure',
  },
  {
    concerns: (path) => path.startsWith('e2e/') || isTest(path),
    pattern: /\b(?:test|it|describe)(?:\.describe)?\.(?:skip|only|fixme|todo|fails?|skipIf|runIf)\b/g,
    reason: 'no test is skipped, singled out or expected to fail',
  },
  {
    concerns: (path) => isService(path) || within('lib/platform/mail/')(path),
    pattern: /from 'next-intl'/g,
    reason: 'it runs outside Next too, where only use-intl/core does',
  },
  {
    concerns: (path) => isCode(path) && !withoutFields.includes(path),
    // React posts a form whose action is a function.
    pattern: /<form\s(?![^>]*\bmethod=(?:"post"|\{action \? undefined : 'post'\}))/g,
    reason: 'a form sent before its script is there must not put what was typed into the address',
  },
  {
    concerns: (path) => isCode(path) && path !== 'components/live/refresh.tsx',
    pattern: /\brouter\.refresh\(|\brefresh\b[^;\n]*\} = useRouter\(/g,
    reason: 'refreshes that overlap can reload the page and lose what was typed: use useRefresh',
  },
  {
    concerns: isCode,
    pattern: /@ts-ignore|@ts-nocheck|@ts-expect-error/g,
    reason: 'the compiler is not silenced',
  },
  {
    concerns: isCode,
    pattern: /unstable_cache\b|['"]use cache/g,
    reason: 'nothing of a tenant is cached between requests (MA7)',
  },
  {
    concerns: (path) => isCode(path) && !path.startsWith('db/') && !path.startsWith('e2e/'),
    pattern: /\.where\(undefined\)|sql\.identifier\(/g,
    reason: 'a statement names its rows, and its columns come from an allow-list (TE3)',
  },
];

/** Returns every violation of an architecture rule in the file, as `path:line reason`. */
export function complaints(file: SourceFile): string[] {
  return [
    ...bans.filter((ban) => ban.concerns(file.path)).flatMap((ban) => broken(file, ban)),
    ...transactions(file),
    ...dialogs(file),
    ...shape(file),
  ];
}

function broken({ path, text }: SourceFile, { pattern, reason }: Ban): string[] {
  return [...text.matchAll(pattern)].map((match) => `${path}:${lineAt(text, match.index)} ${reason}`);
}

/** R7: a change of memberships is recorded in the same transaction. Functions that only read need no record. */
function transactions({ path, text }: SourceFile): string[] {
  if (!isService(path) || path.startsWith('lib/access/context/')) return [];
  // `changingRoles` passes the actor to its callback like `changingMembers`: its callers record the change.
  if (/\bexport function changingRoles\b/.test(text)) return [];
  const change = /\bchanging(?:Members|Roles)\(/.exec(text);
  // `invite`, `renewPending` and `reinstateLocked` record for each row of a batch, `end` records for everything that ends a membership, `dateLocked` for its dates, `recordCover` for covers, and `changeEachMember` only calls the service of one member.
  const isSilent =
    change && !/\b(?:recordAudit|recordCover|invite|end|dateLocked|changeEachMember)\(/.test(text);
  return isSilent
    ? [
        `${path}:${lineAt(text, change.index)} a change of membership records an audit event in its transaction (R7)`,
      ]
    : [];
}

/** Dialogs without an address: a menu opens them, they show work under way, or they lie in an unsent form. */
const dialogsWithoutAddress = [
  'app/w/[workspace]/(work)/contacts/views/saved-views.tsx',
  'app/w/[workspace]/(work)/settings/files/upload-button.tsx',
  'app/organisations/wizard/model-choice.tsx',
];

/** A press that opens a dialog is not lost before the script runs: the address of the page names the dialog. */
function dialogs({ path, text }: SourceFile): string[] {
  if (!path.startsWith('app/') || !isCode(path) || dialogsWithoutAddress.includes(path)) return [];
  const opening = /&& \(?\s*<\w*Dialog\b|<Dialog\s+open=\{/.exec(text);
  return opening && !text.includes("from '@/components/shell/dialog-address'")
    ? [
        `${path}:${lineAt(text, opening.index)} a dialog has an address: use useDialogAddress and a DialogButton`,
      ]
    : [];
}

const longest = 250;

function shape({ path, text }: SourceFile): string[] {
  const isLong = text.split('\n').length > longest;
  const tooLong = isLong ? [`${path}:${longest} past ${longest} lines there are two things in a file`] : [];
  if (!isCode(path)) return tooLong;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isDump = /^(?:utils?|helpers?|misc|types|constants|index)\.tsx?$/.test(name);
  const isUnmarked =
    isService(path) && /from '@\/db\/(?!schema\/)/.test(text) && !text.startsWith("import 'server-only';");
  return [
    ...tooLong,
    ...(isDump ? [`${path}:1 a file is named for the one thing in it; no barrels, no dumping grounds`] : []),
    ...(isUnmarked
      ? [`${path}:1 a service begins with import 'server-only', or it may reach a browser`]
      : []),
  ];
}
