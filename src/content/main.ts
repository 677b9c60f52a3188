import type { PageQuestion } from '../domain/page-reading';
import { readPage } from './read-page';
import { readPointed } from './read-pointed';

// The bundler's file returns nothing by itself: a second injection calls this and takes the answer.
Object.assign(globalThis, {
  chargehandReader: {
    read: (question: PageQuestion) => readPage(document, question),
    readPointed: (labels: readonly string[]) => readPointed(document, labels),
  },
});
