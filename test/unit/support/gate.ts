/** Something that work waits at until a test lets it pass. */
export function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

export type Gate = ReturnType<typeof gate>;
