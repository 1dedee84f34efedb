/** Words in English, French, Italian, German and Spanish for "no phone" or "no email" in imported files. */
const words = new Set([
  ...[
    'na',
    'none',
    'null',
    'nil',
    'nan',
    'undefined',
    'unknown',
    'notavailable',
    'notprovided',
    'no',
    'x',
    'xx',
  ],
  ...['xxx', 'tbd', 'tba', 'empty', 'blank', 'nophone', 'noemail', 'nomail', 'missing', 'private'],
  ...['nc', 'nr', 'aucun', 'aucune', 'néant', 'neant', 'inconnu', 'inconnue', 'nonrenseigné', 'sans', 'vide'],
  ...['nd', 'nessuno', 'nessuna', 'sconosciuto', 'nondisponibile', 'noncomunicato', 'assente', 'vuoto'],
  ...['ka', 'keine', 'keiner', 'kein', 'unbekannt', 'keineangabe', 'leer', 'nichtvorhanden'],
  ...['ninguno', 'ninguna', 'desconocido', 'nodisponible', 'sin', 'sindatos', 'notiene', 'vacío', 'vacio'],
]);

/**
 * Whether the text of a phone or email cell means that there is no value: `N/A`, `-`, `0`, `aucun`. Such a cell is
 * empty, not invalid.
 */
export function isAbsent(text: string): boolean {
  if (text.length > 40) return false;
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, '');
  return /^0*$/.test(bare) || words.has(bare);
}
