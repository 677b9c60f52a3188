/** The time of day to the second, as people of that language write it. `at` is milliseconds since 1970. */
export function timeOf(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(at);
}

/** The day alone. `at` is milliseconds since 1970. */
export function dayOf(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' }).format(at);
}

/** The day and the time of day, for what may lie days back. `at` is milliseconds since 1970. */
export function momentOf(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}
