interface Transaction {
  readonly done: Promise<void>;
  abort(): void;
}

/** Makes the writes of one transaction; resolves when all are on the disk, rejects when none is. */
export async function writeAll(
  transaction: Transaction,
  writes: () => Promise<void>,
): Promise<void> {
  // Whoever fails first is told below; `done` rejects as well, and nobody may be left to hear it.
  void transaction.done.catch(() => undefined);
  try {
    await writes();
  } catch (error) {
    abort(transaction);
    throw error;
  }
  await transaction.done;
}

/** A request that fails aborts its transaction; one that cannot even be made leaves the others to be committed. */
function abort(transaction: Transaction): void {
  try {
    transaction.abort();
  } catch {
    // It is aborted already.
  }
}
