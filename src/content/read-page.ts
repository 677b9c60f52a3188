import type { Candidate, PageQuestion, PageReading } from '../domain/page-reading';
import { mergeCandidates } from './candidates';
import { openEye } from './page-eye';
import { readCard } from './read-card';
import { EMAIL_LABELS, readEmails } from './read-emails';
import { readSelection } from './read-selection';
import { isForeign } from './region';

/** Reads the visible fields that hold the customer's ID. Changes nothing on the page and keeps nothing. */
export function readPage(document: Document, question: PageQuestion): PageReading {
  const labels = new Set(question.labels);
  const ofCards = question.cards.flatMap(({ fields }) => fields.flatMap((field) => field.labels));
  const eye = openEye(document, new Set([...labels, ...ofCards, ...EMAIL_LABELS]));
  const never = question.cards.flatMap((card) => card.never);
  const byLabel = eye.spotsOf(labels).flatMap((spot): readonly Candidate[] => {
    if (isForeign(spot.element, never)) return [];
    return eye
      .valuesAt(spot, labels)
      .filter(({ element }) => !isForeign(element, never))
      .map(({ value }) => ({ value, by: 'label', label: spot.label }));
  });
  const cards = question.cards.map((card) => ({ id: card.id, ...readCard(card, eye) }));
  const found = mergeCandidates([...byLabel, ...cards.flatMap(({ candidates }) => candidates)]);
  return {
    candidates: found.length > 0 ? found : selected(document),
    emails: readEmails(eye, never),
    emptyCards: cards.filter(({ isEmpty }) => isEmpty).map(({ id }) => id),
    isChanging: cards.some(({ isChanging }) => isChanging),
    foreignFrames: eye.scopes.foreign.filter((frame) => eye.sight.shows(frame)).length,
  };
}

function selected(document: Document): readonly Candidate[] {
  const value = readSelection(document);
  return value === undefined ? [] : [{ value, by: 'selection', label: '' }];
}
