/**
 * Lets a passphrase cost a thousandth of its rounds, for tests of what becomes of the key and not of how it is
 * derived: in earnest each passphrase takes most of a second. To be imported before anything is sealed.
 */
const inEarnest = crypto.subtle.deriveKey.bind(crypto.subtle);

crypto.subtle.deriveKey = (algorithm, ...others) => {
  const { iterations, ...rest } = algorithm as Pbkdf2Params;
  return inEarnest({ ...rest, iterations: iterations / 1_000 }, ...others);
};

export {};
