/** How a language tells people to get help, and how soon: what a file of this folder says. */
export interface HelpWords {
  /** A heading over advice to get help. */
  heading: RegExp;
  /** Clauses that say it is not so, and whose words do not count. Global. */
  denied: RegExp;
  /** Help that is needed at once, from an ambulance or an emergency department. */
  emergency: RegExp;
  /** Help that is needed today. */
  urgent: RegExp;
  /** How a paragraph begins that tells the reader to turn to somebody. */
  call: RegExp;
}
