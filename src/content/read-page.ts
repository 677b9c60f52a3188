import type { Candidate, PageQuestion, PageReading } from '../domain/page-reading';
import { mergeCandidates } from './candidates';
import { openEye } from './page-eye';
import { readCard } from './read-card';
import { isForeign } from './region';

/** Reads the visible fields that hold the customer's ID. Changes nothing on the page and keeps nothing. */
export function readPage(document: Document, question: PageQuestion): PageReading {
  const eye = openEye(document);
  const labels = new Set(question.labels);
  const never = question.cards.flatMap((card) => card.never);
  const byLabel = eye.spotsOf(labels).flatMap((spot): readonly Candidate[] => {
    if (isForeign(spot.element, never)) return [];
    return eye
      .valuesAt(spot, labels)
      .filter(({ element }) => !isForeign(element, never))
      .map(({ value }) => ({ value, by: 'label', label: spot.label }));
  });
  const cards = question.cards.map((card) => ({ id: card.id, ...readCard(card, eye) }));
  return {
    candidates: mergeCandidates([...byLabel, ...cards.flatMap(({ candidates }) => candidates)]),
    emails: [],
    emptyCards: cards.filter(({ isEmpty }) => isEmpty).map(({ id }) => id),
    isChanging: cards.some(({ isChanging }) => isChanging),
    foreignFrames: eye.scopes.foreign.filter((frame) => eye.sight.shows(frame)).length,
  };
}
