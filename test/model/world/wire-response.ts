const encoder = new TextEncoder();

/** More than is read of an answer to a charge. */
const FLOOD = new Uint8Array(300 * 1024);

/** What `fetch` resolves to, as far as the billing client looks at it. A real one costs ten times as much. */
export function wireResponse(status: number, text: string, date: number | null): Response {
  let isRead = false;
  const response = {
    status,
    headers: { get: () => (date === null ? null : new Date(date).toUTCString()) },
    body: {
      getReader: () => ({
        read: () => {
          const value = text === TOO_LARGE ? FLOOD : encoder.encode(text);
          const chunk = isRead ? { done: true } : { done: false, value };
          isRead = true;
          return Promise.resolve(chunk);
        },
        cancel: () => Promise.resolve(),
      }),
    },
  };
  return response as unknown as Response;
}

/** Stands for the text of an answer that is longer than anybody reads. */
export const TOO_LARGE = 'too large';
