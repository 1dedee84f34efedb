/** The contents of the demo. Named people appear in documentation and screenshots; faker invents the others. */

export type Language = 'fr' | 'it' | 'en';

/** Several people of one workspace with the same access: `named` first, then invented ones up to `count`. */
export interface Group {
  role: 'owner' | 'manager' | 'agent';
  restrictions?: readonly string[];
  language: Language;
  team?: string;
  count: number;
  named?: readonly string[];
}

export interface WorkspacePlan {
  name: string;
  timeZone: string;
  country: string;
  teams: readonly string[];
  groups: readonly Group[];
  /** Invited people who have not accepted; the invitations of `expired` have expired. */
  pending: readonly Group[];
  expired: readonly Group[];
  /** Members who are revoked after the work is created; it goes to the successor or becomes unassigned. */
  revoked: readonly { name: string; successor?: string }[];
  /** Shares of the languages in which contacts write. */
  writes: Readonly<Record<Language, number>>;
  contacts: number;
  conversations: number;
}

export const organisationName = 'Atelier Corvane';
export const domain = 'corvane.example';
export const founder = { name: 'Inès Kerouédan', language: 'fr' } as const;

/** The sign-ins that the terminal lists, one for each kind of access. */
export const signIns = [
  { role: 'Owner', name: founder.name },
  { role: 'Manager', name: 'Paul Ashdown' },
  { role: 'Manager, restricted', name: 'Julie Vasseur' },
  { role: 'Agent, team and own', name: 'Jean-Noël Lemaître' },
  { role: 'Agent, masked', name: 'Aïssata Diallo' },
] as const;

const lyon: WorkspacePlan = {
  name: 'Lyon – Boutique',
  timeZone: 'Europe/Paris',
  country: 'FR',
  teams: ['Après-vente', 'VIP'],
  groups: [
    { role: 'owner', language: 'fr', count: 1, named: ['Camille Berthelot'] },
    { role: 'manager', language: 'en', team: 'VIP', count: 1, named: ['Paul Ashdown'] },
    {
      role: 'manager',
      restrictions: ['workspace-settings', 'contact-deletion'],
      language: 'fr',
      team: 'Après-vente',
      count: 1,
      named: ['Julie Vasseur'],
    },
    {
      role: 'manager',
      restrictions: ['data-export', 'integrations'],
      language: 'it',
      team: 'VIP',
      count: 1,
      named: ['Alessandro Bianchi'],
    },
    { role: 'agent', language: 'fr', team: 'VIP', count: 2, named: ['Amélie Rousselin-Delacroix'] },
    { role: 'agent', language: 'en', team: 'VIP', count: 1, named: ['Harriet Okonkwo'] },
    {
      role: 'agent',
      restrictions: ['visibility-team'],
      language: 'fr',
      team: 'Après-vente',
      count: 4,
      named: ['Jean-Noël Lemaître', 'Marie-Françoise Châtaignier-Beauvoisin'],
    },
    {
      role: 'agent',
      restrictions: ['visibility-own', 'mask'],
      language: 'fr',
      team: 'Après-vente',
      count: 2,
      named: ['Aïssata Diallo'],
    },
    {
      role: 'agent',
      restrictions: ['visibility-team', 'shortcuts'],
      language: 'fr',
      team: 'VIP',
      count: 2,
      named: ['Pierre-Yves Guillemot'],
    },
    { role: 'agent', language: 'fr', team: 'Après-vente', count: 1, named: ['Émile Brossard'] },
  ],
  pending: [
    { role: 'agent', restrictions: ['visibility-team'], language: 'it', count: 1, named: ['Beatrice Conti'] },
    { role: 'agent', language: 'fr', count: 1 },
    { role: 'manager', restrictions: ['contact-deletion'], language: 'fr', count: 1 },
  ],
  expired: [{ role: 'agent', restrictions: ['visibility-own'], language: 'fr', count: 1 }],
  revoked: [{ name: 'Émile Brossard', successor: 'Amélie Rousselin-Delacroix' }],
  writes: { fr: 0.8, it: 0.1, en: 0.1 },
  contacts: 1_400,
  conversations: 380,
};

const milano: WorkspacePlan = {
  name: 'Assistenza Milano',
  timeZone: 'Europe/Rome',
  country: 'IT',
  teams: ['Clienti Italia', 'Consegne'],
  groups: [
    { role: 'owner', language: 'it', count: 1, named: ['Luca Ferrante'] },
    {
      role: 'manager',
      restrictions: ['workspace-settings', 'contact-deletion', 'data-export', 'integrations'],
      language: 'it',
      team: 'Clienti Italia',
      count: 1,
      named: ['Giovanbattista Della Rovere-Quattrocchi'],
    },
    { role: 'manager', restrictions: ['data-export'], language: 'it', team: 'Consegne', count: 1 },
    {
      role: 'agent',
      restrictions: ['visibility-team'],
      language: 'it',
      team: 'Clienti Italia',
      count: 3,
      named: ['Sofia Ricci', 'Ornella Bevilacqua'],
    },
    {
      role: 'agent',
      restrictions: ['visibility-team', 'mask'],
      language: 'it',
      team: 'Clienti Italia',
      count: 1,
      named: ['Chiara Lombardi'],
    },
    {
      role: 'agent',
      restrictions: ['visibility-own', 'shortcuts', 'mask'],
      language: 'it',
      team: 'Consegne',
      count: 2,
      named: ['Nicolò Però-D’Alembert'],
    },
    { role: 'agent', language: 'it', team: 'Consegne', count: 3 },
    { role: 'agent', restrictions: ['shortcuts'], language: 'fr', team: 'Clienti Italia', count: 1 },
  ],
  pending: [
    { role: 'agent', restrictions: ['mask'], language: 'it', count: 1 },
    { role: 'owner', language: 'it', count: 1 },
  ],
  expired: [{ role: 'manager', restrictions: ['integrations'], language: 'it', count: 1 }],
  revoked: [],
  writes: { fr: 0.1, it: 0.8, en: 0.1 },
  contacts: 1_000,
  conversations: 260,
};

const london: WorkspacePlan = {
  name: 'London Desk',
  timeZone: 'Europe/London',
  country: 'GB',
  teams: ['Orders', 'Trade'],
  groups: [
    { role: 'owner', language: 'en', count: 1, named: ['Rosalind Achterberg'] },
    { role: 'manager', restrictions: ['integrations'], language: 'en', team: 'Orders', count: 1 },
    // One person in two workspaces with different access (S1.13).
    { role: 'manager', language: 'en', team: 'Trade', count: 1, named: ['Harriet Okonkwo'] },
    { role: 'agent', language: 'en', team: 'Orders', count: 3 },
    { role: 'agent', restrictions: ['visibility-own'], language: 'en', team: 'Trade', count: 2 },
    { role: 'agent', restrictions: ['visibility-team'], language: 'en', team: 'Trade', count: 1 },
    { role: 'agent', language: 'en', team: 'Trade', count: 1, named: ['Percival Abernathy'] },
  ],
  pending: [{ role: 'agent', language: 'en', count: 1 }],
  expired: [],
  revoked: [{ name: 'Percival Abernathy' }],
  writes: { fr: 0.1, it: 0.05, en: 0.85 },
  contacts: 600,
  conversations: 160,
};

export const workspacePlans = [lyon, milano, london] as const;
