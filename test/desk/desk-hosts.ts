/** The demo help desk. */
export const DESK_HOST = 'desk.acme.test';

/** Another company's site, whose customer panel one of the tickets shows in a frame. */
export const PANEL_HOST = 'panel.crmware.test';

/** Help desks that nobody has heard of: one for each way in which a page can hold an id. */
export const UNKNOWN_HOSTS = {
  text: 'contacts.nimbus.test',
  value: 'members.kontor.test',
  attribute: 'people.orbita.test',
} as const;

/** Every host that the demo pages lie on. */
export const deskHosts: readonly string[] = [
  DESK_HOST,
  PANEL_HOST,
  ...Object.values(UNKNOWN_HOSTS),
];
