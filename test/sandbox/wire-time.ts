/** A time as the vendor writes it: UTC with microseconds, and without saying that it is UTC. */
export function wireTime(at: string): string {
  return at.replace('Z', '000');
}
