const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What people write: anybody's ID may stand in it. Names in code are English; the rest is shown on screens. */
const WRITING = list(`
  message messages msg msgs comment comments note notes reply replies bubble quoted transcript composer
  prosemirror article articles post posts
  nachricht nachrichten kommentar kommentare notiz notizen antwort antworten
  mensaje mensajes comentario comentarios nota notas respuesta respuestas
  commentaire commentaires réponse réponses
  mensagem mensagens comentário comentários resposta respostas`);

/** Where writing is gathered; whole applications are called so, too, with the customer's panel inside. */
const GATHERING = list(`
  conversation conversations chat chats thread threads timeline feed feeds history inbox activity activities
  discussion discussions events log stream streams
  unterhaltung konversation verlauf aktivität aktivitäten
  conversación conversaciones historial actividad historique activité activités
  conversa conversas histórico atividade atividades`);

/** Where an agent looks for others. */
const SEARCHING = list('search searchbar searchbox filter filters');

/** Who works here: they have IDs as well. */
const STAFF = list(`
  agent agents assignee assignees assigned owner owners operator operators staff salesperson
  agente bearbeiter zuständig zugewiesen besitzer eigentümer
  asignado propietario responsable assigné propriétaire atribuído responsável proprietário atendente`);

/** Who is charged. */
const CUSTOMER = list(`
  customer customers requester contact contacts client
  kunde kundin kontakt cliente contacto contato`);

const SIDE = list('sidebar sidepanel sidecar aside');
const CARD = list(
  'card panel info details detail profile box block section data snippet properties',
);
const BAR = list('bar box form input query panel');
const LAYOUT = list('page view layout app wrapper container shell root main workspace screen');

/** Words beside the telling one that change nothing. */
const FILLING = list(`
  header region row item field name title to by of the a and your my all internal public private ticket
  case support account latest recent current user und an y de et e`);

/**
 * What the name of a region says that it is: writing, a place of writing, a card of the staff, a panel
 * beside the writing, or the customer's.
 */
export type RegionKind = 'writing' | 'gathering' | 'staff' | 'side' | 'customer' | 'unnamed';

/** Of a name in code, such as a class, a test id or the tag of a custom element. */
export function kindOfName(name: string): RegionKind {
  // Utility classes are no names, and states tell of something else: `has-messages`.
  if (
    !/^[\w-]+(?:\.[a-z][\w-]*)*$/i.test(name) ||
    /^(?:has|no|with|without|show|hide|is|js|can)[-_]/i.test(name)
  ) {
    return 'unnamed';
  }
  const words = wordsOf(name.replace(/([a-z])([A-Z])/g, '$1 $2'));
  const isMail = words.some((word) => /^(?:e?mail|gmail)$/.test(word));
  if (isMail && words.some((word) => /^(?:body|content|html|quote)$/.test(word))) return 'writing';
  if (has(words, WRITING)) return has(words, LAYOUT) || has(words, SIDE) ? 'gathering' : 'writing';
  if (has(words, SIDE)) return 'side';
  if (isOnly(words, [SEARCHING, FILLING, CUSTOMER, BAR]) && has(words, SEARCHING)) return 'writing';
  if (has(words, GATHERING)) return has(words, CUSTOMER) || has(words, CARD) ? 'side' : 'gathering';
  return kindOfPerson(words);
}

/** Of a name on the screen, such as a heading. A title that only mentions a word is somebody's subject. */
export function kindOfTitle(title: string): RegionKind {
  if (title.length > 80) return 'unnamed';
  const words = wordsOf(title);
  const isAbout = (known: ReadonlySet<string>) =>
    known.has(words[0] ?? '') || (has(words, known) && isOnly(words, [known, CARD, FILLING]));
  if (isAbout(WRITING)) return 'writing';
  if (isAbout(GATHERING)) return has(words, CARD) ? 'side' : 'gathering';
  return kindOfPerson(words);
}

function kindOfPerson(words: readonly string[]): RegionKind {
  if (has(words, STAFF)) {
    const telling = words.filter((word) => !isOnly([word], [CARD, SIDE, FILLING]));
    // The owner of a contact is one of the staff; an assigned contact is not.
    const isStaffs = STAFF.has(telling.at(-1) ?? '') && isOnly(telling, [STAFF, CUSTOMER]);
    return isStaffs || isOnly(telling, [STAFF]) ? 'staff' : 'unnamed';
  }
  if (!has(words, CUSTOMER)) return 'unnamed';
  return has(words, CARD) ? 'side' : 'customer';
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function has(words: readonly string[], known: ReadonlySet<string>): boolean {
  return words.some((word) => known.has(word));
}

function isOnly(words: readonly string[], known: readonly ReadonlySet<string>[]): boolean {
  return words.every((word) => known.some((set) => set.has(word)));
}
