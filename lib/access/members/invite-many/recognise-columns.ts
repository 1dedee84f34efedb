import { recognise } from '@/lib/platform/contact-files/csv-file/layouts';

/** What a column of a table can state about a person. */
export const fields = [
  'email',
  'name',
  'level',
  'restrictions',
  'rights',
  'teams',
  'starts',
  'ends',
  'language',
  'workspaces',
] as const;
export type Field = (typeof fields)[number];

/** The columns of each field, counted from 0; a name may consist of several. */
export type ColumnsOf = Partial<Record<Field, number[]>>;

/** Whole headings in lower case, without accents, spaces and signs: English, French, Italian, German, Spanish. */
const headings: Record<Exclude<Field, 'email' | 'name'>, ReadonlySet<string>> = {
  level: set(
    'level accesslevel access role roles permission permissions profile usertype niveau niveaudacces acces profil',
    'livello livellodiaccesso accesso ruolo ruoli profilo rolle zugriff zugriffsebene rol nivel niveldeacceso',
  ),
  restrictions: set('restrictions restriction restrizioni restrizione einschrankungen restricciones limits'),
  rights: set('rights right droits droit diritti diritto rechte derechos grants features'),
  teams: set(
    'teams team equipes equipe squadre squadra groups group groupe groupes gruppo gruppi equipo equipos',
  ),
  starts: set(
    'starts start startdate startson from firstday validfrom debut datededebut du premierjour inizio datadiinizio',
    'dal primogiorno beginn startdatum inicio fechadeinicio',
  ),
  ends: set(
    'ends end enddate endson until to lastday expires expiry expirydate expirationdate validuntil fin datedefin',
    'jusquau au dernierjour expiration termina fine datadifine finoal al ultimogiorno scadenza ende enddatum hasta',
  ),
  language: set('language languages locale lang langue lingua sprache idioma'),
  workspaces: set(
    'workspaces workspace accounts account espaces espace espacedetravail comptes compte spazi spazio',
    'spaziodilavoro arbeitsbereich subaccount subaccounts souscompte sottoaccount',
  ),
};

/** The columns of a header. Of two with one meaning the first counts. */
export function columnsOf(header: readonly string[]): ColumnsOf {
  const { name, email } = recognise(header);
  const words = header.map(plain);
  const known = Object.entries(headings).flatMap(([field, names]) => {
    const at = words.findIndex((word) => names.has(word));
    return at < 0 ? [] : [[field, [at]] as const];
  });
  return {
    ...(email[0] !== undefined && { email: [email[0]] }),
    ...(name.length > 0 && { name }),
    ...Object.fromEntries(known),
  };
}

/** Lower case, without accents, spaces and signs. */
export function plain(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function set(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
