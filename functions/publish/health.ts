/** How the whole site is, as the sweep found it. */
export interface Health {
  /** Sources that were looked at. */
  sources: number;
  /** Articles that are live. */
  live: number;
  /** Articles whose last push is refused; their last accepted version, if any, stays live. */
  refused: number;
  /** Articles whose withdrawal waits for a person to confirm it. */
  held: number;
  /** Live articles whose next medical review is overdue. */
  overdue: number;
  /** Things at rest that were out of step, and were sent to be mended. */
  drift: number;
  /** Records at rest that no feed or listing knows. */
  behind: number;
  /** Articles withdrawn within the last day, in percent of those that were live before. */
  shrinkage: number;
}
