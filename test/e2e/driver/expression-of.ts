/**
 * The source of a call of `body`, to be run elsewhere. Some TypeScript runners wrap inner functions
 * in a helper called __name, which does not exist there: a stand-in goes along.
 */
export function expressionOf(
  body: (...values: never[]) => unknown,
  ...values: readonly unknown[]
): string {
  const list = values.map((value) => JSON.stringify(value)).join(', ');
  return `((__name) => (${body.toString()})(${list}))((inner) => inner)`;
}
