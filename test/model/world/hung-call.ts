/** What the core sees of a browser's call that never answers: the adapter has given up waiting for it. */
export class HungCall extends Error {}
