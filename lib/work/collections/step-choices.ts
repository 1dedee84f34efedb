/** The records that steps can name, as far as the person sees them. */
export interface StepChoices {
  members: readonly { id: string; name: string }[];
  teams: readonly { id: string; name: string }[];
  snippets: readonly { id: string; name: string }[];
}
