/** A row of the palette that leads to an address. */
export interface FoundItem {
  id: string;
  label: string;
  /** Tells rows of one name apart, such as an email. */
  detail?: string;
  href: string;
}

export const foundKinds = ['people', 'contacts', 'teams', 'roles', 'acts'] as const;

/** What the server found, by kind. */
export type Found = Record<(typeof foundKinds)[number], FoundItem[]>;
