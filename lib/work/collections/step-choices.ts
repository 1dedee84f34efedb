/** What steps can name, as far as the one who looks may know it. */
export interface StepChoices {
  members: readonly { id: string; name: string }[];
  teams: readonly { id: string; name: string }[];
  snippets: readonly { id: string; name: string }[];
}
