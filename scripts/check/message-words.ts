import type { Locale } from '@/lib/platform/i18n/locales';

/** A word that has one replacement in a language (`messages/README.md`), and the keys where it means something else. */
export interface AvoidedWord {
  word: RegExp;
  instead: string;
  /** Keys that may use the word, with the reason. */
  except?: { keys: RegExp; why: string };
}

/** Synonyms and turns that the interface texts avoid, by language. */
export const avoidedWords: Record<Locale, readonly AvoidedWord[]> = {
  en: [
    { word: /\bcannot\b/i, instead: 'can’t' },
    { word: /\beverybody\b/i, instead: 'everyone' },
    { word: /\bsomebody\b/i, instead: 'someone' },
    { word: /\bwhoever\b/i, instead: 'people who, anyone who' },
    { word: /\bone’s\b/i, instead: 'your' },
    { word: /\bshall\b/i, instead: 'should, will' },
    { word: /\bmeanwhile\b/i, instead: 'in the meantime' },
    { word: /\ba moment ago\b/i, instead: 'in the meantime, or the time' },
    { word: /\bstands?\b/i, instead: 'is, are listed' },
    { word: /\bis told\b|\bare told\b/i, instead: 'receives' },
    { word: /\bany more\b/i, instead: 'no longer' },
    { word: /\bfor good\b/i, instead: 'permanently' },
    { word: /\bkinds?\b/i, instead: 'type' },
    { word: /\bleft out\b/i, instead: 'skipped' },
    { word: /\be-mails?\b/i, instead: 'email' },
    { word: /(?<!\p{L})mails?\b/iu, instead: 'email' },
    {
      word: /\bmailbox\b/i,
      instead: 'inbox',
      except: { keys: /^channels\./, why: 'A mailbox is read by IMAP.' },
    },
    { word: /\ba letter\b/i, instead: 'an email' },
    { word: /\bis on its way\b|\bare on their way\b/i, instead: 'we sent' },
  ],
  fr: [
    { word: /assign|affect(?:er|é|ation)/i, instead: 'attribuer' },
    { word: /\boffres?\b/i, instead: 'forfait' },
    { word: /\bclore\b|\bclos(?:e|es)?\b|clôtur/i, instead: 'fermer' },
    { word: /programm(?:er|é|ez)/i, instead: 'planifier' },
    { word: /désinscri/i, instead: 'se désabonner' },
    { word: /\bpermissions?\b/i, instead: 'autorisation' },
    { word: /nom d’utilisateur/i, instead: 'identifiant' },
    { word: /crédits? prépayés?/i, instead: 'crédits de prépaiement' },
    { word: /hébergeur/i, instead: 'hôte' },
    { word: /\bmanagers?\b/i, instead: 'responsable (Team inbox), gestionnaire (Delegated managers)' },
    { word: /\bimports?(?!\p{L})/iu, instead: 'importation' },
    { word: /\bfonctions?\b/i, instead: 'fonctionnalité' },
    {
      word: /(?<!\p{L})(?:cherche[rz]?|trouve[rz]) /iu,
      instead: 'rechercher',
      except: { keys: /^setup\./, why: 'The operator looks through a log; the console has no search there.' },
    },
    { word: /retire[rz] l’accès/i, instead: 'révoquer l’accès' },
    { word: /\bemails?\b(?! to SMS)/i, instead: 'e-mail' },
    {
      word: /\bespaces?(?! de travail)\b/i,
      instead: 'espace de travail',
      except: { keys: /^users\.emailHint$|^errors\.sms-sender$/, why: 'The space between two words.' },
    },
    {
      word: /vous êtes (?:dé)?(?:connecté|abonné|sabonné|informé|invité|seul)/i,
      instead: 'wording without gender',
    },
    { word: /\ben route\b/i, instead: 'en cours d’envoi, envoyé' },
  ],
  it: [
    { word: /\be-mail\b/i, instead: 'email' },
    { word: /\bpermess[oi]\b/i, instead: 'autorizzazione' },
    { word: /\bofferta\b|abbonamento/i, instead: 'piano' },
    { word: /programmat[oaie]\b|programmare/i, instead: 'pianificare' },
    { word: /sotto-account/i, instead: 'sottoaccount' },
    { word: /\bmanager\b/i, instead: 'responsabile (Team inbox), gestore (Delegated managers)' },
    { word: /\binbox\b/i, instead: 'casella' },
    { word: /riabbon|\briscriv/i, instead: 'reiscrivere' },
    { word: /annullato l’iscrizione/i, instead: 'disiscriversi' },
    { word: /^Fine$/, instead: 'Fatto' },
    { word: /\bfunzion[ei]\b(?! (?:una|fino))/, instead: 'funzionalità' },
    {
      word: /\bpass[oi]\b/i,
      instead: 'passaggio',
      except: { keys: /^firstSteps\.title$/, why: 'The fixed phrase “primi passi”.' },
    },
    { word: /\baspetta(?!v)/i, instead: 'attendi' },
    { word: /in viaggio|\bviaggia\b/i, instead: 'in consegna, inviato' },
    {
      word: /\bspazi?o?\b(?! di lavoro)/i,
      instead: 'spazio di lavoro',
      except: {
        keys: /^users\.emailHint$|^errors\.(?:sms-sender|no-room)$/,
        why: 'The space between two words, or on the disk.',
      },
    },
    {
      word: /\blist[ae]\b/i,
      instead: 'elenco',
      except: {
        keys: /list|^contacts\.|^errors\.reference-gone$|campaign|forms?\b|^(?:broadcasts|collections|dataExport|exportFile|features|permissions|rights)\./,
        why: 'A list of contacts, or the test list.',
      },
    },
    { word: /(?:informato|avvisato)\b/i, instead: 'wording without gender' },
  ],
};
